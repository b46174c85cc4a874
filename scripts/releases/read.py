"""Prints what the sources of releases say, one JSON object a line; without a release, the releases that there are."""

import argparse
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Lock, local

from facts import Release

parser = argparse.ArgumentParser()
parser.add_argument("releases", nargs="*")
parser.add_argument("--cache", type=Path)
parser.add_argument("--installed", type=Path, nargs="*")
options = parser.parse_args()
threads, printing = local(), Lock()


def say(**what):
    with printing:
        print(json.dumps(what), flush=True)


def read(release):
    if not hasattr(threads, "index"):
        threads.index = Index(stack)
    facts = Release(Wheel(threads.index, wheels[release], options.cache / release).read).all()
    say(release=release, facts=facts)


def read_installed(folder):
    def text(path):
        file = folder / path
        return file.read_text("utf-8") if file.exists() else None

    say(facts=Release(text).all())


if options.installed:
    for folder in options.installed:
        read_installed(folder)
    sys.exit()

from sources import Index, Wheel  # noqa: E402, which loads pip, a second of work

with ExitStack() as stack:
    wheels = Index(stack).wheels()
    say(releases=list(wheels))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(read, options.releases))
