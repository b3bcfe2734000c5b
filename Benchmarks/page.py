#!/usr/bin/python3
"""What the page of a rehearsal of half an hour costs: page.py BINARY

The sample rehearsal fourteen times over, recorded as one take. The time that rendering takes is that of the
command with --format html less that with --format csv, which measures the same and prints a few lines; least of
nine runs each.
"""
import os, subprocess, sys, tempfile, time
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Page"))
import takes

TIMES = 14
LENGTH = 130.0  # seconds of the sample, about

with tempfile.TemporaryDirectory() as folder:
    sound = os.path.join(folder, "long.wav")
    sample = os.path.join(takes.EXAMPLES, "sample-rehearsal.ogg")
    subprocess.run(["sox", "-D"] + [sample] * TIMES + [sound], check=True)
    plan, keys = os.path.join(folder, "long.md"), os.path.join(folder, "long.keys")
    with open(plan, "w") as file:
        file.write("# Half an hour\n\nslot: 30 min\n\n" + "".join(
            f"## PHASE {n}: PART {n} - What it is about (2-3 min)\n\n**Trigger:** one, two, three\n\n"
            for n in range(1, TIMES + 1)))
    with open(keys, "w") as file:
        file.write("".join(f"{LENGTH * n:.1f} next\n{LENGTH * n + 40:.1f} interruption\n{LENGTH * n + 45:.1f} interruption\n"
                           for n in range(1, TIMES)) + f"{LENGTH * TIMES - 1:.1f} finish\n")
    take = takes.record(sys.argv[1], folder, plan, sound, keys)

    def least(form):
        command = [os.path.abspath(sys.argv[1]), "report", take, "--format", form, "-o", os.path.join(folder, "x"), "--force"]
        times = []
        for _ in range(9):
            start = time.monotonic()
            subprocess.run(command, check=True)
            times.append(time.monotonic() - start)
        return min(times)

    page, table = least("html"), least("csv")
    size = os.path.getsize(os.path.join(take, "report.html"))
    print(f"{LENGTH * TIMES / 60:.0f} min: command {page * 1000:.0f} ms, of which the page "
          f"{max(0, page - table) * 1000:.0f} ms; {size / 1000:.0f} kB")
