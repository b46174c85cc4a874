#!/usr/bin/env bash
# Installs what the larger tests need from Debian: `servers` (OpenLDAP, Redis, Python) and `browser` (Chromium).
set -euo pipefail
here=$(dirname "$0")
[ $# -gt 0 ] || set -- servers browser
for group in "$@"; do
  case "$group" in
    servers | browser) bash "$here/$group.sh" ;;
    *)
      echo "There is no group \"$group\": use servers, browser, or no name for both." >&2
      exit 2
      ;;
  esac
done
