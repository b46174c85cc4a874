#!/usr/bin/env bash
# Installs what the larger tests need from Debian: `servers` (OpenLDAP, Redis, Python) and `browser` (Chromium), and when named,
# `languages` (Ruby, PHP, Elixir), which only `npm run test:tools` uses.
set -euo pipefail
here=$(dirname "$0")
[ $# -gt 0 ] || set -- servers browser
for group in "$@"; do
  case "$group" in
    servers | browser | languages) bash "$here/$group.sh" ;;
    *)
      echo "There is no group \"$group\": use servers, browser or languages, or no name for the first two." >&2
      exit 2
      ;;
  esac
done
