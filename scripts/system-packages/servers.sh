#!/usr/bin/env bash
# Installs the Debian packages that the tests against real servers need. Does nothing if they are installed.
set -euo pipefail

# shellcheck source=debian.sh
. "$(dirname "$0")/debian.sh"

# slapd and its tools live in sbin, which an ordinary user's PATH leaves out.
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
need slapd command -v slapd
need redis-server command -v redis-server
need ldap-utils command -v ldapsearch
need nginx-light command -v nginx

# Any Python on PATH that the servers accept is fine; otherwise install Debian's own.
usable_python() {
  local candidate
  for candidate in $(type -aP python3.11 python3.12 python3); do
    "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' &&
      return 0
  done
  return 1
}
need python3-venv usable_python

if [ ${#missing[@]} -eq 0 ]; then
  echo "System packages: all there."
  exit 0
fi

require_installer

# The tests start these programs themselves; Debian would also start them as system services.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
if [[ " ${missing[*]} " == *" slapd "* ]] && command -v debconf-set-selections >/dev/null; then
  echo "slapd slapd/no_configuration boolean true" | debconf-set-selections
fi
install_packages "${missing[@]}"

if ! usable_python >/dev/null 2>&1; then
  echo "Python 3.11 or 3.12 is still missing: this Debian ships another one. Install it in another way." >&2
  exit 1
fi
echo "System packages: installed ${missing[*]}."
