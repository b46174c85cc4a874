"""Parses C# files as a stand-in for a compiler: says how many are sound, fails on the first that is not."""

import sys
from pathlib import Path

import tree_sitter_c_sharp
from tree_sitter import Language, Parser

parser = Parser(Language(tree_sitter_c_sharp.language()))
files = sorted(file for folder in sys.argv[1:] for file in Path(folder).rglob("*.cs"))
for file in files:
    if parser.parse(file.read_bytes()).root_node.has_error:
        raise SystemExit(f"{file} is not C#")
print(len(files))
