#!/usr/bin/env bash
# Installs Debian's Chromium and a font for the tests in a browser. Does nothing if Chromium is installed.
set -euo pipefail
# shellcheck source=debian.sh
. "$(dirname "$0")/debian.sh"

if command -v chromium >/dev/null; then
  echo "Chromium: there ($(chromium --version --no-sandbox 2>/dev/null || echo 'version unknown'))."
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "chromium is missing, and there is no apt-get here: install it in another way." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "chromium is missing. Only root can install it: sudo apt-get install --no-install-recommends chromium" >&2
  exit 1
fi

install_packages chromium fonts-dejavu-core
