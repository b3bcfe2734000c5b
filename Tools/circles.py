#!/usr/bin/env python3
"""Fails when folders of a module name each other in a circle, or a module names one above it.

A folder names another when a word in its code is a type that only the other declares at the top of a file.
Comments and strings do not count. With --edges it prints who names whom.
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "Sources"
# From the ear to the mouth: each may import those before it.
MODULES = ["CommonMark", "AudioCore", "Coach", "Takes", "coach"]
IMPORTED_AS = {"CoachCLI": "coach"}
DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))? +)*(?:(?:public|private|fileprivate|internal|final|indirect|nonisolated) +)*"
    r"(?:struct|class|enum|protocol|actor|typealias) +(\w+)", re.M)
NOT_CODE = re.compile(
    r'"""(?:\\.|[^\\])*?"""|#?"(?:\\.|[^"\\\n])*"#?|//[^\n]*|/\*.*?\*/', re.S)


def code(path):
    """The text without comments and strings; what is interpolated into strings stays."""
    def kept(match):
        text = match.group()
        return " ".join(re.findall(r"\\\(([^)]*)\)", text)) if text.startswith(('"', "#")) else ""
    return NOT_CODE.sub(kept, path.read_text())


def folders(module):
    files = sorted((ROOT / module).rglob("*.swift"))
    texts = {file: code(file) for file in files}
    owners = collections.defaultdict(set)
    for file, text in texts.items():
        for name in DECLARATION.findall(text):
            owners[name].add(str(file.parent.relative_to(ROOT)))
    edges = collections.defaultdict(lambda: collections.defaultdict(set))
    for file, text in texts.items():
        here = str(file.parent.relative_to(ROOT))
        # What a file declares itself, also inside of a type, is its own.
        own = set(re.findall(r"(?:struct|class|enum|protocol|typealias|case) +(\w+)", text))
        for word in set(re.findall(r"\b[A-Z]\w*", text)) - own:
            places = owners.get(word, set())
            if len(places) == 1 and here not in places:
                edges[here][next(iter(places))].add(word)
    return edges


def circles(edges):
    """The sets of folders that reach each other."""
    def reach(start):
        seen, todo = set(), [start]
        while todo:
            for after in edges.get(todo.pop(), {}):
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
        return seen
    reached = {folder: reach(folder) for folder in edges}
    found = {frozenset(b for b in reached if a in reached[b] and b in reached[a])
             for a in reached if a in reached[a]}
    return sorted(sorted(circle) for circle in found)


def main():
    troubles = 0
    for place, module in enumerate(MODULES):
        above = MODULES[place + 1:]
        for file in sorted((ROOT / module).rglob("*.swift")):
            for name in re.findall(r"^(?:@\w+ |\w+ )?import (\w+)", file.read_text(), re.M):
                if IMPORTED_AS.get(name, name) in above:
                    print(f"{file.relative_to(ROOT)} imports {name}, which is above it")
                    troubles += 1
        edges = folders(module)
        if "--edges" in sys.argv:
            for here, others in sorted(edges.items()):
                for there, names in sorted(others.items()):
                    print(f"{here} -> {there}: {', '.join(sorted(names))}")
        for circle in circles(edges):
            troubles += 1
            print(f"circle: {', '.join(circle)}")
            for here in circle:
                for there in circle:
                    if names := edges[here].get(there):
                        print(f"  {here} -> {there}: {', '.join(sorted(names))}")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
