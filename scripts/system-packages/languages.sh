#!/usr/bin/env bash
# Installs the Debian packages with which programs in Ruby, PHP and Elixir are tried. Does nothing if they are installed.
set -euo pipefail

missing=()
need() { # need <package> <command that proves it>
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

need ruby command -v ruby
need ruby-typhoeus ruby -rtyphoeus -e 1
need php-cli command -v php
need php-curl php -r 'exit(extension_loaded("curl") ? 0 : 1);'
need php-mbstring php -r 'exit(extension_loaded("mbstring") ? 0 : 1);'
need php-guzzlehttp-guzzle php -r 'exit(stream_resolve_include_path("GuzzleHttp/autoload.php") ? 0 : 1);'
need elixir command -v elixirc

if [ ${#missing[@]} -eq 0 ]; then
  echo "Ruby, PHP and Elixir: all there."
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]} (names of Debian packages). There is no apt-get here: install them by other means." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "Missing: ${missing[*]}. Only root can install them: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
install() { apt-get install --yes --quiet --no-install-recommends "${missing[@]}"; }
# The package lists may be old or not there at all: refresh them only where that is what is wrong.
install || { apt-get update --quiet && install; }
echo "Ruby, PHP and Elixir: installed ${missing[*]}."
