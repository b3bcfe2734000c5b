#!/usr/bin/python3
"""How long it takes to mark a recording by ear: coach mark with a listener who knows the talk.

  marking.py BINARY [--count 12] [--only development] [--details]

The rehearsals are those of alignment.py. The listener hears a place, and says yes within half a second of the truth,
earlier or later elsewhere, and not spoken of a phase that was left out. Counted is how often something is played:
three seconds each, or half of that twice as fast.
"""
import argparse, os, re, subprocess, tempfile

import numpy

import alignment

QUESTION = re.compile(r"^(\d+) .*: begins at ([\d:.]+)\?")


def seconds(text):
    return sum(float(part) * 60 ** place for place, part in enumerate(reversed(text.split(":"))))


def listen(binary, rehearsal, path, options=()):
    """What was played for each phase, and the errors of the labels in the end."""
    rehearsal.write(path)
    process = subprocess.Popen([binary, "mark", path + ".wav", "--plan", path + ".md", "--plain", "--device", "null", *options],
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, bufsize=1)
    plays, last = [0] * len(rehearsal.starts), None
    for line in process.stderr:
        if line.startswith("no pause is left") or line.startswith("there is no place"):
            process.stdin.write(f"at {rehearsal.starts[last]:.2f}\n")
            continue
        question = QUESTION.match(line)
        if not question:
            continue
        phase, place = int(question[1]) - 1, seconds(question[2])
        last = phase
        plays[phase] += 1
        truth = rehearsal.starts[phase]
        if truth is None:
            answer = "not spoken"
        elif abs(place - truth) <= 0.5:
            answer = "yes"
        else:
            answer = "later" if place < truth else "earlier"
        process.stdin.write(answer + "\n")
    process.wait()
    labels = {}
    with open(path + ".labels.txt", encoding="utf-8") as lines:
        for line in lines:
            start, _, text = line.rstrip("\n").split("\t")
            labels[int(text.split()[0]) - 1] = float(start)
    errors = [abs(labels[phase] - truth) if phase in labels else float("inf")
              for phase, truth in enumerate(rehearsal.starts) if truth is not None]
    errors += [float("inf") for phase, truth in enumerate(rehearsal.starts) if truth is None and phase in labels]
    return plays, errors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--count", type=int, default=12, help="rehearsals in each half")
    parser.add_argument("--only", help="development or unseen")
    parser.add_argument("--details", action="store_true", help="every rehearsal")
    options = parser.parse_args()
    for offset, (part, voices) in enumerate((("development", alignment.DEVELOPMENT), ("unseen", alignment.UNSEEN))):
        if options.only and options.only != part:
            continue
        pools = [alignment.pool(voice, 1 + 4 * offset + index) for index, voice in enumerate(voices)]
        totals, errors, phases = [], [], []
        for index in range(options.count):
            rehearsal = alignment.Rehearsal(1000 * offset + index, pools[index % len(pools)], pools[(index + 1) % len(pools)])
            with tempfile.TemporaryDirectory() as work:
                plays, wrong = listen(options.binary, rehearsal, os.path.join(work, "talk"))
            totals.append(sum(plays))
            phases.append(len(plays))
            errors += wrong
            if options.details:
                print(f"  {part}-{index}: {sum(plays)} places played: {' '.join(map(str, plays))}; "
                      f"{sum(error > 2 for error in wrong)} wrong")
        errors = numpy.array(errors)
        print(f"{part}: {len(totals)} rehearsals of {numpy.mean(phases):.1f} phases: {numpy.median(totals):.0f} places played in the median, "
              f"{numpy.percentile(totals, 95):.0f} in 95 %; {3 * numpy.median(totals):.0f} s, {1.5 * numpy.median(totals):.0f} s twice as fast; "
              f"{100 * (errors <= 2).mean():.1f} % of {len(errors)} within 2 s, {100 * (errors <= 0.5).mean():.1f} % within 0.5 s")


if __name__ == "__main__":
    main()
