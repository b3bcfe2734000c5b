#!/usr/bin/env python3
"""Writes one plan in many spellings of its times and many forms of notes, and counts what `coach plan` makes of it.

    Benchmarks/spellings.py .build/release/coach [--all]

*right* has every part with its name and its time, *named otherwise* other names, *refused* names no part, *told*
misses something and says so, and *wrong* misses something without a word. --all prints all that are not right.
"""
import argparse
import collections
import json
import subprocess
from concurrent.futures import ThreadPoolExecutor

NAMES = ["Opening", "The problem", "What we tried", "Numbers", "Questions"]
LENGTHS = [120, 300, 180, 90, 240]
STARTS = [sum(LENGTHS[:count]) for count in range(len(LENGTHS) + 1)]
# On the clock, in minutes behind the full hour.
HOURS = [0, 5, 20, 30, 50, 55]


def clock(seconds, width=1):
    return f"{seconds // 60:0{width}d}:{seconds % 60:02d}"


def minutes(seconds, comma="."):
    return f"{seconds / 60:g}".replace(".", comma)


def both(seconds, large, small, space=" "):
    return f"{seconds // 60}{large}" + (f"{space}{seconds % 60}{small}" if seconds % 60 else "")


def lengths():
    """Spellings of a length, each a function of the length in seconds."""
    behind = ["min", " min", " mins", " minutes", " min.", " Min.", "-minute", "+ min", " min max", " min total"]
    spellings = {f"N{unit}": lambda s, unit=unit: minutes(s) + unit for unit in behind}
    before = ["~", "ca. ", "approx. ", "up to ", "max ", "≈ ", "< ", "⏱ ", "⏱️ Time: ", "total "]
    spellings |= {f"{word}N min": lambda s, word=word: f"{word}{minutes(s)} min" for word in before}
    others = ["Minuten", "мин", "minutos", "phút", "menit", "dk"]
    spellings |= {f"N {unit}": lambda s, unit=unit: f"{minutes(s, ',')} {unit}" for unit in others}
    return spellings | {
        "N'": lambda s: both(s, "'", '"', ""), "NmNs": lambda s: both(s, "m", "s"),
        "N min N sec": lambda s: both(s, " min", " sec"), "N分N秒": lambda s: both(s, "分", "秒", ""),
        "N분 N초": lambda s: both(s, "분", "초"), "M:SS": clock, "M:SS min": lambda s: f"{clock(s)} min",
        "HH:MM:SS": lambda s: f"00:{clock(s, 2)}", "N seconds": lambda s: f"{s} seconds", "Ns": lambda s: f"{s}s",
        "N–N min": lambda s: f"{minutes(s - 60)}–{minutes(s)} min",
        "N to N": lambda s: f"{minutes(s - 60)} to {minutes(s)} minutes",
    }


def positions():
    """Spellings of from when to when, in seconds."""
    whole = lambda a, b: f"{minutes(a)}'-{minutes(b)}'" if a % 60 == b % 60 == 0 else f"{clock(a)}-{clock(b)}"
    return {
        "M:SS-M:SS": lambda a, b: f"{clock(a)}-{clock(b)}", "M:SS – M:SS": lambda a, b: f"{clock(a)} – {clock(b)}",
        "M:SS to M:SS": lambda a, b: f"{clock(a)} to {clock(b)}",
        "MM:SS → MM:SS": lambda a, b: f"{clock(a, 2)} → {clock(b, 2)}",
        "M:SS - M:SS min": lambda a, b: f"{clock(a)} - {clock(b)} min",
        "M:SS-M:SS minutes": lambda a, b: f"{clock(a)}-{clock(b)} minutes",
        "HH:MM:SS - HH:MM:SS": lambda a, b: f"00:{clock(a, 2)} - 00:{clock(b, 2)}",
        "N-N min": lambda a, b: f"{minutes(a)}-{minutes(b)} min", "N–N min": lambda a, b: f"{minutes(a)}–{minutes(b)} min",
        "Minute N-N": lambda a, b: f"Minute {minutes(a)}-{minutes(b)}",
        "Minutes N to N": lambda a, b: f"Minutes {minutes(a)} to {minutes(b)}",
        "min N-N": lambda a, b: f"min {minutes(a)}-{minutes(b)}", "N'-N'": whole,
        "from M:SS to M:SS": lambda a, b: f"from {clock(a)} to {clock(b)}", "Ns-Ns": lambda a, b: f"{a}s-{b}s",
        "N-Ns": lambda a, b: f"{a}-{b}s", "N-N sec": lambda a, b: f"{a}-{b} sec",
        "N-N分钟": lambda a, b: f"{minutes(a)}-{minutes(b)}分钟",
        "NmNs-NmNs": lambda a, b: f"{a // 60}m{a % 60:02d}s-{b // 60}m{b % 60:02d}s",
    }


def starts():
    """Spellings of a beginning, in seconds; the last part has no end."""
    return {
        "M:SS": clock, "HH:MM:SS": lambda s: f"00:{clock(s, 2)}", "t=M:SS": lambda s: f"t={clock(s)}",
        "T+M:SS": lambda s: f"T+{clock(s)}", "[M:SS]": lambda s: f"[{clock(s)}]", "@M:SS": lambda s: f"@{clock(s)}",
        "at M:SS": lambda s: f"at {clock(s)}",
    }


def hours():
    """Spellings of times of the day, in minutes behind the full hour."""
    return {
        "H:MM-H:MM": lambda a, b: f"9:{a:02d}-9:{b:02d}", "HhMM-HhMM": lambda a, b: f"9h{a:02d}-9h{b:02d}",
        "H:MM–H:MM Uhr": lambda a, b: f"9:{a:02d}–9:{b:02d} Uhr", "H.MM-H.MM": lambda a, b: f"9.{a:02d}-9.{b:02d}",
        "HH:MM - HH:MM": lambda a, b: f"14:{a:02d} - 14:{b:02d}", "H:MM-H:MM pm": lambda a, b: f"2:{a:02d}-2:{b:02d} pm",
        "HHMM-HHMM": lambda a, b: f"09{a:02d}-09{b:02d}",
    }


def hour_starts():
    return {
        "H:MM am": lambda a: f"9:{a:02d} am", "HH:MM": lambda a: f"14:{a:02d}", "H:MMpm": lambda a: f"2:{a:02d}pm",
    }


# What stands above the parts, and how each is written.
FORMS = {
    "heading (time)": ("", "## {name} ({time})\n\n- some words\n"), "heading [time]": ("", "## {name} [{time}]\n\nText.\n"),
    "heading – time": ("", "## {name} – {time}\n\nText.\n"), "heading time: name": ("", "## {time}: {name}\n\nText.\n"),
    "heading (time) name": ("", "## ({time}) {name}\n\nText.\n"), "heading | time": ("", "## {name} | {time}\n\nText.\n"),
    "numbered heading": ("", "### {number}. {name} ({time})\n\nText.\n"),
    "heading *(time)*": ("", "## {name} *({time})*\n\nText.\n"), "heading time – name": ("", "## {time} – {name}\n\nText.\n"),
    "label": ("", "## {name}\n\n**Time:** {time}\n\nText.\n"), "plain label": ("", "## {name}\n\nDuration: {time}\n\nText.\n"),
    "time in italics": ("", "## {name}\n\n*{time}*\n\nText.\n"), "time in brackets": ("", "## {name}\n({time})\n\nText.\n"),
    "item (time)": ("", "- {name} ({time})\n"), "item time: name": ("", "- {time}: {name}\n"),
    "item **time** name": ("", "- **{time}** {name}\n"), "item **name** (time)": ("", "- **{name}** ({time}): about it\n"),
    "numbered item": ("", "{number}. {name} - {time}\n"), "bold numbered item": ("", "{number}. **{name} ({time})** - about it\n"),
    "task": ("", "- [ ] {name} ({time})\n"), "bold line": ("", "**{name} ({time})**\n\nText about it.\n\n"),
    "bold line, time first": ("", "**{time} – {name}**\n\nText about it.\n\n"),
    "bold line in brackets": ("", "**[{time}] {name}**\nText about it.\n\n"),
    "table": ("| Part | Time |\n|---|---|\n", "| {name} | {time} |\n"),
    "table, time first": ("| Time | Part |\n|---|---|\n", "| {time} | {name} |\n"),
    "table of four": ("| # | When | What | Who |\n|---|---|---|---|\n", "| {number} | {time} | {name} | Me |\n"),
    "line": ("", "{time} {name}\n\n"), "lines": ("", "{time}  {name}\n"), "line in brackets": ("", "[{time}] {name}\n\nText.\n\n"),
}


def spellings():
    """Every spelling with its five times and the lengths that they mean."""
    on_the_clock = [(b - a) * 60 for a, b in zip(HOURS, HOURS[1:])]
    for name, write in lengths().items():
        yield "length " + name, [write(length) for length in LENGTHS], LENGTHS
    for name, write in positions().items():
        yield "position " + name, [write(a, b) for a, b in zip(STARTS, STARTS[1:])], LENGTHS
    for name, write in starts().items():
        yield "start " + name, [write(start) for start in STARTS[:-1]], LENGTHS[:-1] + [None]
    for name, write in hours().items():
        yield "hours " + name, [write(a, b) for a, b in zip(HOURS, HOURS[1:])], on_the_clock
    for name, write in hour_starts().items():
        yield "hour " + name, [write(start) for start in HOURS[:-1]], on_the_clock[:-1] + [None]


def verdict(program, text, want):
    done = subprocess.run([program, "plan", "-", "--format", "json"], input=text.encode(), capture_output=True)
    if done.returncode:
        return "refused", done.stderr.decode().splitlines()[0]
    record = json.loads(done.stdout)
    found = [(phase["budget"] or {"max_s": None})["max_s"] for phase in record["phases"]]
    names = [phase["name"] for phase in record["phases"]]
    if found == want:
        return ("right", "") if names == NAMES else ("named otherwise", str(names))
    told = [notice["text"] for notice in record["notices"] if "are the plan, by" not in notice["text"]]
    return ("told" if told else "wrong"), f"{found} {told[:2]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--all", action="store_true", help="print all that are not right")
    options = parser.parse_args()
    cases = []
    for spelling, times, want in spellings():
        for form, (head, part) in FORMS.items():
            parts = [part.format(name=name, time=time, number=number + 1)
                     for number, (name, time) in enumerate(zip(NAMES, times))]
            cases.append((spelling, form, "# My talk on rivers\n\n" + head + "".join(parts), want))
    counts = collections.Counter()
    with ThreadPoolExecutor(2) as workers:
        results = workers.map(lambda case: verdict(options.program, case[2], case[3]), cases)
        for (spelling, form, _, _), (result, detail) in zip(cases, results):
            counts[result] += 1
            if result != "right" and (options.all or result == "wrong"):
                print(f"{result:16}{spelling:28}{form:24}{detail[:160]}")
    print(f"{len(cases)} cases: " + ", ".join(f"{count} {result}" for result, count in counts.most_common()))


if __name__ == "__main__":
    main()
