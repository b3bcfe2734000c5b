#!/usr/bin/env python3
"""What `coach history` costs with many takes.

  history.py BINARY [--takes 1000] [--keep FOLDER]

Records eight takes of the sample rehearsal through alsa-lib, with key presses that differ, and makes
real take folders of them, a day apart (their audio is shared by hard links). Then measures the history:
the first time, when every recording has to be heard, and again.
"""
import argparse, datetime, json, os, random, shutil, subprocess, tempfile, time

EXAMPLES = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", "Examples"))
RECORDED = 8


def record(binary, work, keys):
    """One rehearsal of the sample with these key presses; the path of its folder."""
    with open(os.path.join(work, "keys"), "w") as file:
        file.write("".join(f"{seconds:.2f} {key}\n" for seconds, key in keys))
    home = tempfile.mkdtemp(dir=work)
    environment = dict(os.environ, XDG_DATA_HOME=home, ALSA_CONFIG_PATH=work + "/alsa.conf")
    subprocess.run([binary, "rehearse", EXAMPLES + "/sample-rehearsal.md", "--device", "sample", "--rate",
                    "16000", "--keys", work + "/keys"], env=environment, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    takes = home + "/coach/takes/"
    return takes + os.listdir(takes)[0]


def multiply(recorded, takes, count):
    """Makes folders of so many takes, a day apart."""
    os.makedirs(takes)
    day = datetime.datetime(2023, 1, 1, 18)
    for index in range(count):
        source = recorded[index % len(recorded)]
        moment = day + datetime.timedelta(days=index)
        folder = os.path.join(takes, moment.strftime("%Y-%m-%dT%H-%M-%S") + "-sample-rehearsal")
        os.mkdir(folder, 0o700)
        for name in os.listdir(source):
            if name == "audio.wav":
                os.link(os.path.join(source, name), os.path.join(folder, name))
            elif name != "times.json":
                shutil.copy(os.path.join(source, name), folder)
        journal = os.path.join(folder, "journal.jsonl")
        lines = open(journal).read().split("\n")
        start = json.loads(lines[0])
        start["start"]["started_at"] = moment.strftime("%Y-%m-%dT%H:%M:%S+01:00")
        lines[0] = json.dumps(start)
        open(journal, "w").write("\n".join(lines))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--takes", type=int, default=1000)
    parser.add_argument("--keep", help="make the takes in this folder, an XDG_DATA_HOME, and keep them")
    options = parser.parse_args()
    binary = os.path.realpath(options.binary)
    work = tempfile.mkdtemp(dir=options.keep and os.path.dirname(os.path.realpath(options.keep)))
    try:
        subprocess.run(["sndfile-convert", "-pcm16", EXAMPLES + "/sample-rehearsal.ogg", work + "/sample.raw"],
                       check=True, stdout=subprocess.DEVNULL)
        with open(work + "/alsa.conf", "w") as file:
            file.write('<confdir:alsa.conf>\npcm.sample { type file slave.pcm "null" file "/dev/null" '
                       f'infile "{work}/sample.raw" format "raw" }}\n')
        given = [line.split() for line in open(EXAMPLES + "/sample-rehearsal.keys")
                 if line.strip() and not line.startswith("#")]
        chance = random.Random(6)
        recorded = [record(binary, work, [(float(seconds) + chance.uniform(-4, 0), key) for seconds, key in given])
                    for _ in range(RECORDED)]
        home = options.keep or work + "/home"
        multiply(recorded, home + "/coach/takes", options.takes)
        environment = dict(os.environ, XDG_DATA_HOME=home)
        print(f"{options.takes} takes of the sample rehearsal (2:10 at 16 kHz)")
        for what, options_ in [("first, every recording heard", []), ("again", []), ("again", []),
                               ("again, as JSON", ["--format", "json"])]:
            begin = time.perf_counter()
            subprocess.run([binary, "history", EXAMPLES + "/sample-rehearsal.md"] + options_, env=environment,
                           check=True, stdout=subprocess.DEVNULL)
            print(f"{what:32} {time.perf_counter() - begin:7.3f} s")
    finally:
        shutil.rmtree(work)


main()
