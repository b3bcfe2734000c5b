#!/usr/bin/env python3
"""Scores what `coach plan` understands of documents whose expected reading is known.

    Benchmarks/plans.py .build/release/coach FOLDER [--all]
    Benchmarks/plans.py .build/release/coach --speed

FOLDER holds NAME.md (or .org, .txt) and NAME.expected.json. Each document is *full* (everything that was
expected), *partly* (what is missing or wrong is named by its line), *refused*, or *wrong*: misread without a
word, the worst. A single figure N is compared by its maximum, a band by both ends, with a second of grace.
--speed times the reading of notes of 2,000 lines, a quarter of which hold times, against the program's start.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

GRACE = 1.0


def fits_phase(phase, want):
    budget = phase.get("budget")
    if want is None:
        return budget is None
    if budget is None or abs(budget["max_s"] - want[1]) > GRACE:
        return False
    return want[0] == want[1] or abs(budget["min_s"] - want[0]) <= GRACE


def named_lines(record, messages):
    lines = {notice["line"] for notice in record.get("notices", [])}
    texts = [notice["text"] for notice in record.get("notices", [])] + [messages]
    for text in texts:
        for first, last in re.findall(r"\blines? (\d+)(?:[-–](\d+))?", text):
            lines.update(range(int(first), int(last or first) + 1))
        lines.update(int(line) for line in re.findall(r"\.\w+:(\d+):", text))
    return lines


def differences(record, expected):
    """What differs, each as (what, line or None)."""
    found = record["phases"]
    best = None
    for wanted in [expected["phases"]] + expected.get("alternatives", []):
        is_main = wanted is expected["phases"]
        lines = expected.get("lines", []) if is_main else []
        names = expected.get("names", []) if is_main else []
        wrong = []
        if len(found) != len(wanted):
            wrong.append((f"{len(found)} phases for {len(wanted)}", None))
            here = {phase["line"] for phase in found}
            wrong += [("missing", line) for line in lines if line not in here]
            wrong += [("invented", line) for line in sorted(here - set(lines))]
        else:
            for index, (phase, want) in enumerate(zip(found, wanted)):
                if not fits_phase(phase, want):
                    wrong.append((f"{phase.get('budget')} for {want}", phase["line"]))
                if index < len(lines) and phase["line"] != lines[index]:
                    wrong.append((f"line {phase['line']} for {lines[index]}", phase["line"]))
                name = names[index] if index < len(names) else None
                if name and name.lower() not in phase["name"].lower():
                    wrong.append((f"name {phase['name']!r} for {name!r}", phase["line"]))
        if best is None or len(wrong) < len(best):
            best = wrong
    slots = [expected.get("slot_s")] + expected.get("slot_alternatives", [])
    if not any(record["slot_s"] == slot or None not in (record["slot_s"], slot)
               and abs(record["slot_s"] - slot) <= GRACE for slot in slots):
        best.append((f"slot {record['slot_s']} for {slots}", None))
    banks = [expected.get("questions", 0)] + expected.get("question_alternatives", [])
    if len(record["questions"]) not in banks:
        best.append((f"{len(record['questions'])} questions for {banks}", None))
    return best


def score(coach, document, expected):
    run = subprocess.run([coach, "plan", document, "--format", "json"], capture_output=True, text=True)
    if run.returncode not in (0, 64, 65, 66):
        return "wrong", f"exit {run.returncode}"
    refusal = expected.get("refusal")
    if run.returncode != 0:
        has_line = bool(re.search(r"\bline \d+|\.\w+:\d+:", run.stderr))
        has_word = any(word in run.stderr.lower() for word in expected.get("message_any", []))
        if refusal == "right" or refusal == "helpful" and (has_line or has_word):
            return "full", "refused rightly"
        return "refused", ("names a line" if has_line else "names no line") + ": " + run.stderr.split("\n")[0]
    record = json.loads(run.stdout)
    wrong = differences(record, expected)
    lines = named_lines(record, run.stderr)
    unsaid = [line for line in expected.get("notices", []) if line not in lines]
    wrong += [("not told", line) for line in unsaid]
    if not wrong:
        return "full", ""
    text = "; ".join(f"{what} (line {line})" if line else what for what, line in wrong)
    places = [line for _, line in wrong if line]
    return ("partly" if places and all(line in lines for line in places) else "wrong"), text


def notes(lines):
    """Notes of so many lines: 12 phases, and much said in each."""
    text = ["# Talk (30 min)", ""]
    for phase in range(1, 13):
        text += [f"## PHASE {phase}: PART {phase} (2-3 min)", "", "**Memory Trigger:** one, two, three", ""]
        while len(text) < lines * phase // 12:
            count = len(text)
            text += [f"- what is said at {count}, for {count % 7 + 1} minutes, **bold {count}** and so on",
                     f"- no time, and some words about part {phase}",
                     f"A sentence of the notes that is {count} words long", "and goes on here.", ""]
    return "\n".join(text[:lines]) + "\n"


def fastest(command, runs=21):
    best = None
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        taken = time.perf_counter() - start
        best = taken if best is None else min(best, taken)
    return best * 1000


def speed(coach):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "notes.md")
        pathlib.Path(path).write_text(notes(2000))
        start, read = fastest([coach, "--version"]), fastest([coach, "plan", path])
    print(f"2,000 lines: {read:.1f} ms, {read - start:.1f} ms above the program's start of {start:.1f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coach")
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--speed", action="store_true", help="time the reading of 2,000 lines")
    parser.add_argument("--all", action="store_true", help="print those that are full as well")
    arguments = parser.parse_args()
    if arguments.speed:
        return speed(arguments.coach)
    if not arguments.folder:
        parser.error("a folder of documents is needed")
    counts = {}
    for file in sorted(arguments.folder.glob("*.expected.json")):
        stem = file.name.removesuffix(".expected.json")
        documents = [path for path in arguments.folder.glob(stem + ".*") if path != file]
        verdict, why = score(arguments.coach, str(documents[0]), json.loads(file.read_text()))
        counts[verdict] = counts.get(verdict, 0) + 1
        if verdict != "full" or arguments.all:
            print(f"{verdict:8} {stem:36} {why}")
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    return counts.get("wrong", 0) > 0


if __name__ == "__main__":
    sys.exit(main())
