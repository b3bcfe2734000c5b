#!/usr/bin/env python3
"""Prints what a program consists of, by library and module, from the map that gold writes of it: `make size`."""

import collections
import re
import sys

# In the file but not in memory, or in memory but not in the file.
LEFT_OUT = (".symtab", ".strtab", ".shstrtab", ".bss", ".tbss", ".debug", ".comment")


def owner(path):
    archive = re.match(r".*/(lib[^/]*\.a)\(", path)
    if archive:
        return archive.group(1)
    module = re.search(r"/([^/]+)\.build/", path)
    return "coach's " + module.group(1) if module else "the rest"


def main():
    sizes = collections.Counter()
    section = ""
    with open(sys.argv[1], errors="replace") as file:
        lines = iter(file)
        for line in lines:
            if line.startswith("Memory map"):
                break
        for line in lines:
            if line.strip() and not line[0].isspace():
                section = line.split()[0]
                continue
            part = re.search(r"0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+(/\S.*)$", line)
            if part and int(part.group(1), 16) and not section.startswith(LEFT_OUT):
                sizes[owner(part.group(3))] += int(part.group(2), 16)
    for name, size in sizes.most_common(14):
        print(f"{size / 1e6:6.2f} MB  {name}")
    print(f"{sum(sizes.values()) / 1e6:6.2f} MB  in all, besides tables that the linker makes")


main()
