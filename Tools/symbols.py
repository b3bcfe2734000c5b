#!/usr/bin/env python3
"""Prints the newest version of each library's symbols that a program needs, and fails above what Ubuntu 22.04 has.

    Tools/symbols.py PROGRAM

Ubuntu 22.04 is the oldest release that a package has to start on: glibc 2.35, GCC 12, alsa-lib 1.2.6, libsndfile 1.0.31.
Debian 12 and 13 and later Ubuntus have newer ones. A library that is not in the list fails too.
"""

import re
import subprocess
import sys

# The prefix of a symbol's version, and the newest that there may be.
LIMITS = {"GLIBC": "2.35", "GLIBCXX": "3.4.30", "CXXABI": "1.3.13", "GCC": "7.0.0", "ALSA": "1.2", "libsndfile.so": "1.0"}
LIBRARIES = {"libasound.so.2", "libsndfile.so.1", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libc.so.6",
             "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def number(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def main():
    program = sys.argv[1]
    needed = set(re.findall(r"NEEDED.*\[(.*)\]", output("readelf", "-d", program)))
    versions = {}
    for prefix, version in re.findall(r"@([A-Za-z]+(?:\.so)?)[_.](\d[\w.]*)", output("readelf", "-W", "--dyn-syms", program)):
        versions[prefix] = max(versions.get(prefix, "0"), version, key=number)
    faults = [f"{library} is not in the package's list" for library in sorted(needed - LIBRARIES)]
    if not versions:
        faults.append("no symbol with a version was found")
    for prefix, version in sorted(versions.items()):
        limit = LIMITS.get(prefix)
        if limit is None or number(version) > number(limit):
            faults.append(f"{prefix} {version} is newer than {limit}")
        print(f"{prefix:14} {version:9} (at most {limit})")
    for fault in faults:
        print(f"{program}: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
