#!/usr/bin/env bash
# Installs the Debian packages with which programs in Ruby, PHP and Elixir are tried. Does nothing if they are installed.
set -euo pipefail

# shellcheck source=debian.sh
. "$(dirname "$0")/debian.sh"

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
require_installer

install_packages "${missing[@]}"
echo "Ruby, PHP and Elixir: installed ${missing[*]}."
