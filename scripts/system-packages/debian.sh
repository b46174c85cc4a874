# shellcheck shell=bash
# For the scripts of this folder: finds the Debian packages that are missing, and installs them.

missing=()
need() { # need <package> <command that proves it>
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

# Ends the script where the missing packages cannot be installed.
require_installer() {
  if ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]} (names of Debian packages). There is no apt-get here: install them in another way." >&2
    exit 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    echo "Missing: ${missing[*]}. Only root can install them: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
}

install_packages() { # install_packages <package>...
  export DEBIAN_FRONTEND=noninteractive
  local install=(apt-get install --yes --quiet --no-install-recommends "$@")
  # The package lists may be old or missing: refresh them only if the installation fails.
  "${install[@]}" || { apt-get update --quiet && "${install[@]}"; }
}
