#!/usr/bin/env bash
# Installs the browser that the tests of the site drive, from Debian's packages, unless it is there.
set -eu
[ -x /usr/bin/chromium ] && exit 0
command -v apt-get > /dev/null || { echo "Install Chromium, and name it in CHROMIUM." >&2; exit 1; }
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core
