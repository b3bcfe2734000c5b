#!/usr/bin/env python3
"""Lets libFuzzer spoil every kind of input for a while, and prints the table of docs/reliability.md.

usage: run.py PROGRAM SECONDS CORPUS [SUBJECT...]

Corpora stay in CORPUS and go on growing with the next run; what crashed, hung for 2 s or took more
than 1 GB lies beside them, and the exit status is 1. FUZZ_SEED makes a run begin as another one did.
"""

import os
import pathlib
import re
import subprocess
import sys

SUBJECTS = ["plan", "labels", "words", "journal", "times", "sound", "recovery"]


def fuzz(program, seconds, corpus, subject):
    """One subject: its runs, the inputs that reach something new, and what was found."""
    folder = corpus / subject
    findings = corpus / "findings"
    folder.mkdir(parents=True, exist_ok=True)
    findings.mkdir(exist_ok=True)
    before = set(findings.iterdir())
    # libvorbis forgets memory when it refuses a file; that is not looked at.
    done = subprocess.run(
        [program, f"-max_total_time={seconds}", "-timeout=2", "-rss_limit_mb=1024", "-max_len=65536",
         "-detect_leaks=0", f"-seed={os.environ.get('FUZZ_SEED', 0)}",
         f"-artifact_prefix={findings}/{subject}-", folder],
        env=os.environ | {"COACH_FUZZ_SUBJECT": subject, "SWIFT_BACKTRACE": "enable=no",
                          "ASAN_OPTIONS": "detect_leaks=0"},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
    (corpus / f"{subject}.log").write_text(done.stderr)
    last = re.findall(r"^#(\d+)\s+\w+\s+cov: (\d+) ft: \d+ corp: (\d+)", done.stderr, re.M)
    runs, edges, kept = map(int, last[-1]) if last else (0, 0, 0)
    found = sorted(set(findings.iterdir()) - before)
    if done.returncode != 0 and not found:
        found = [corpus / f"{subject}.log"]
    return runs, edges, kept, found


def main():
    program, seconds, corpus, *subjects = sys.argv[1:]
    corpus = pathlib.Path(corpus)
    print("| input | seconds | runs | edges reached | inputs kept | found |\n|---|---|---|---|---|---|")
    wrong = False
    for subject in subjects or SUBJECTS:
        runs, edges, kept, found = fuzz(program, int(seconds), corpus, subject)
        wrong = wrong or bool(found)
        names = ", ".join(map(str, found)) or "nothing"
        print(f"| {subject} | {seconds} | {runs:,} | {edges:,} | {kept:,} | {names} |", flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
