#!/usr/bin/env python3
"""How well speech is found, against labels.

  accuracy.py BINARY [--folder DIR] [--split NAME] [--peers] [--changes] [--jobs 2]

DIR holds recordings, `NAME.labels.tsv` beside each (lines `start_s<TAB>end_s` of speech; a gap under
0.2 s counts as speech) and a `manifest.tsv` with at least the columns file, labels, duration_s,
condition and headline. Without --folder a small set is made: espeak-ng and flite on known time
lines over noise of several kinds. --changes tells how much the speech time changes when the recordings
are converted to other rates, 20 dB weaker or to another format.
"""
import argparse, array, csv, json, math, os, random, subprocess, sys, tempfile, wave
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
HOP = 0.010
RATE = 16000


# --- scoring -------------------------------------------------------------------------------------

def hops(segments, duration):
    """One flag for each hop whose centre lies in a segment."""
    flags = [False] * round(duration / HOP)
    for begin, end in segments:
        first = max(0, math.ceil(begin / HOP - 0.5 - 1e-6))
        last = min(len(flags), max(0, math.ceil(end / HOP - 0.5 - 1e-6)))
        flags[first:last] = [True] * max(0, last - first)
    return flags


def pauses(segments):
    return sum(1 for one, two in zip(segments, segments[1:]) if two[0] - one[1] >= 0.3 - 1e-6)


def matches(truth, found):
    """Pairs of segments that share at least half of their union."""
    pairs = []
    for one in truth:
        for two in found:
            shared = min(one[1], two[1]) - max(one[0], two[0])
            if shared > 0 and shared / (max(one[1], two[1]) - min(one[0], two[0])) >= 0.5:
                pairs.append((one, two))
                break
    return pairs


def percentile(values, share):
    values = sorted(values)
    if not values:
        return float("nan")
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def score(truth, found, duration):
    flags, marks = hops(truth, duration), hops(found, duration)
    both = sum(a and b for a, b in zip(flags, marks))
    spoken, heard = sum(e - b for b, e in truth), sum(e - b for b, e in found)
    edges = [1000 * abs(x - y) for one, two in matches(truth, found) for x, y in zip(one, two)]
    return {"tp": both, "fp": sum(marks) - both, "fn": sum(flags) - both,
            "tn": len(flags) - sum(flags) - sum(marks) + both, "edges": edges,
            "error": 100 * abs(heard - spoken) / spoken if spoken > 0.5 else None,
            "pauses": pauses(truth), "pause_errors": abs(pauses(found) - pauses(truth))}


def summary(rows):
    total = {key: sum(row[key] for row in rows) for key in ("tp", "fp", "fn", "tn", "pauses", "pause_errors")}
    tp, fp, fn, tn = (total[key] for key in ("tp", "fp", "fn", "tn"))
    miss, alarm = fn / (fn + tp) if fn + tp else 0, fp / (fp + tn) if fp + tn else 0
    errors = [row["error"] for row in rows if row["error"] is not None]
    return [2 * tp / (2 * tp + fp + fn) if tp + fp + fn else float("nan"), 0.75 * miss + 0.25 * alarm,
            percentile(errors, 0.5), percentile(errors, 0.95), max(errors, default=float("nan")),
            percentile([edge for row in rows for edge in row["edges"]], 0.5),
            100 * total["pause_errors"] / total["pauses"] if total["pauses"] else float("nan")]


def read_segments(path, duration):
    segments = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("\t")
            if len(fields) >= 2 and fields[0][:1].isdigit():
                begin, end = max(0.0, float(fields[0])), min(duration, float(fields[1]))
                if end > begin:
                    segments.append((begin, end))
    segments.sort()
    joined = []
    for begin, end in segments:
        if joined and begin - joined[-1][1] < 1e-9:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def analyse(binary, path, *options):
    result = subprocess.run([binary, "analyse", "--format", "json", path, *options], capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{path}: {result.stderr}")
    return json.loads(result.stdout)


# --- a set of our own ----------------------------------------------------------------------------

SENTENCES = """The second catalogue was ready before the winter
Nobody had asked the people at the desk
We counted every book by hand and then again
It took eleven weeks and one very long night
My own part was the plan and the two lists
The bicycle stood outside with the backup in its basket
She read the numbers aloud and I typed them in
After that we never lost a reservation
What would I do differently
I would measure first and promise later
There were three options and two of them were cheap
The cheap ones failed in the second week""".split("\n")
VOICES = [["espeak-ng", "-v", "en-gb", "-s", "160"], ["espeak-ng", "-v", "en-us+f3", "-s", "150"],
          ["flite", "-voice", "slt"], ["flite", "-voice", "rms"]]


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_wave(path):
    with wave.open(path) as sound:
        return array.array("h", sound.readframes(sound.getnframes()))


def speak(voice, text, work):
    """A sentence and where speech is in it: hops within 35 dB of its loudest, gaps under 0.2 s closed.

    What is weaker is the synthesiser's own hiss: flite has a tenth of a second of it before a sentence.
    """
    raw, path = os.path.join(work, "raw.wav"), os.path.join(work, "spoken.wav")
    target = ["-w", raw, text] if voice[0] == "espeak-ng" else ["-t", text, "-o", raw]
    run(*voice, *target)
    run("sox", "-D", raw, "-r", str(RATE), "-c", "1", "-b", "16", path, "gain", "-n", "-6")
    samples = read_wave(path)
    size = round(RATE * HOP)
    power = [sum(x * x for x in samples[i:i + size]) / size for i in range(0, len(samples) - size + 1, size)]
    least = max(power) * 10 ** -3.5
    loud = [i for i, p in enumerate(power) if p > least]
    segments = []
    for hop in loud:
        if segments and hop - segments[-1][1] < 20:
            segments[-1][1] = hop + 1
        else:
            segments.append([hop, hop + 1])
    start, end = loud[0] * size, (loud[-1] + 1) * size
    return samples[start:end], [(b * HOP - start / RATE, e * HOP - start / RATE) for b, e in segments]


def make(folder, name, condition, seconds, voice, noise, ratio, level, seed, work):
    """One recording: sentences with pauses of 0.3 to 2.5 s, the noise `ratio` dB below the voice."""
    random.seed(seed)
    clean = array.array("h")
    truth = []
    clean.extend([0] * int(RATE * random.uniform(0.8, 1.6)))
    while len(clean) < (seconds - 6) * RATE:
        samples, segments = speak(voice, random.choice(SENTENCES), work)
        at = len(clean) / RATE
        truth += [(at + b, at + e) for b, e in segments]
        clean.extend(samples)
        clean.extend([0] * int(RATE * min(2.5, 0.3 + random.expovariate(1 / 0.5))))
    clean.extend([0] * (int(seconds * RATE) - len(clean)))
    voiced = [x for b, e in truth for x in clean[int(b * RATE):int(e * RATE)]]
    loudness = math.sqrt(sum(x * x for x in voiced) / len(voiced))
    gain = 32768 * 10 ** (level / 20) / loudness
    background = [0.0] * len(clean)
    if noise in ("white", "pink", "brown"):
        path = os.path.join(work, "noise.wav")
        run("sox", "-R", "-n", "-r", str(RATE), "-b", "16", path, "synth", str(seconds), f"{noise}noise", "vol", "0.3")
        sound = read_wave(path)
        power = math.sqrt(sum(x * x for x in sound) / len(sound))
        factor = 32768 * 10 ** ((level - ratio) / 20) / power
        background = [x * factor for x in sound]
    elif noise == "hum":
        amplitude = 32768 * 10 ** ((level - ratio) / 20)
        background = [amplitude * (math.sin(2 * math.pi * 50 * i / RATE) + 0.5 * math.sin(2 * math.pi * 150 * i / RATE))
                      + 500 for i in range(len(clean))]
    elif noise == "keys":
        amplitude = 32768 * 10 ** ((level - ratio) / 20) * 3
        for _ in range(int(seconds * 2)):
            start = random.randrange(len(clean) - 400)
            for i in range(300):
                background[start + i] += amplitude * random.uniform(-1, 1) * math.exp(-i / 60)
    floor = 32768 * 10 ** ((level - 45) / 20) / math.sqrt(RATE / 8000)
    generator = random.Random(seed)
    for i, sample in enumerate(clean):
        value = sample * gain + background[i] + (generator.gauss(0, floor) if noise != "none" else 0)
        clean[i] = max(-32768, min(32767, round(value)))
    with wave.open(os.path.join(folder, name + ".wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(clean.tobytes())
    with open(os.path.join(folder, name + ".labels.tsv"), "w") as out:
        out.writelines(f"{b:.3f}\t{e:.3f}\n" for b, e in truth)
    return f"{name}.wav\t{name}.labels.tsv\t{seconds:.3f}\t{condition}\t1\n"


def own_set(folder):
    """Makes the set once and keeps it."""
    if os.path.exists(os.path.join(folder, "manifest.tsv")):
        return
    os.makedirs(folder, exist_ok=True)
    recipes = [("clean", "none", 99, -26), ("white", "white", 30, -26), ("white", "white", 20, -26),
               ("pink", "pink", 30, -26), ("pink", "pink", 20, -26), ("pink", "pink", 10, -26),
               ("brown", "brown", 20, -26), ("brown", "brown", 10, -26), ("hum", "hum", 20, -30),
               ("level", "pink", 30, -45), ("level", "pink", 30, -12), ("keys", "keys", 10, -26)]
    rows = ["file\tlabels\tduration_s\tcondition\theadline\n"]
    with tempfile.TemporaryDirectory() as work:
        for index, (condition, noise, ratio, level) in enumerate(recipes):
            voice = VOICES[index % len(VOICES)]
            rows.append(make(folder, f"{index:02}-{condition}-{ratio}", condition, 40, voice, noise, ratio, level, index, work))
        rows.append(make(folder, "90-long", "long", 300, VOICES[0], "pink", 30, -26, 90, work))
    with open(os.path.join(folder, "manifest.tsv"), "w") as out:
        out.writelines(rows)


# --- changes that should change nothing ----------------------------------------------------------

# What is converted, by sox: the end of the name, and what comes before and behind it.
CHANGES = {"8 kHz": (".wav", ["-r", "8000", "-b", "16"], []), "11.025 kHz": (".wav", ["-r", "11025", "-b", "16"], []),
           "22.05 kHz": (".wav", ["-r", "22050", "-b", "16"], []), "44.1 kHz": (".wav", ["-r", "44100", "-b", "16"], []),
           "48 kHz": (".wav", ["-r", "48000", "-b", "16"], []), "96 kHz": (".wav", ["-r", "96000", "-b", "16"], []),
           "20 dB weaker": (".wav", ["-b", "16"], ["gain", "-20"]), "stereo, floats": (".wav", ["-c", "2", "-e", "float", "-b", "32"], []),
           "Ogg Vorbis": (".ogg", ["-C", "6"], [])}


def is_like_a_rehearsal(row):
    """Clean, any level, drift, hum and offset, long, or steady noise at 20 dB or better."""
    condition = row["condition"].removeprefix("B_").removeprefix("C_")
    return condition in ("clean", "level", "drift", "hum_dc", "long", "rehearsal") or (
        condition == "stationary" and float(row.get("snr_db") or 0) >= 20)


def run_changes(binary, folder, rows, jobs):
    """Prints by how much each change changes the speech time."""
    rows = [row for row in rows if row["headline"] == "1"]

    def time(path):
        return analyse(binary, path)["total"]["speech_s"]

    def changed(row, suffix, before, behind):
        source = os.path.join(folder, row["file"])
        with tempfile.NamedTemporaryFile(suffix=suffix) as target:
            run("sox", "-D", source, *before, target.name, *behind)
            original = time(source)
            return 100 * abs(time(target.name) - original) / original if original else 0.0

    print(f"{'speech time, changed by':24}{'files':>6}{'median%':>9}{'p95%':>8}{'worst%':>8}   {'like rehearsals: files':>22}{'median%':>9}{'p95%':>8}{'worst%':>8}")
    with ThreadPoolExecutor(jobs) as pool:
        for name, change in CHANGES.items():
            values = list(pool.map(lambda row: changed(row, *change), rows))
            like = [value for value, row in zip(values, rows) if is_like_a_rehearsal(row)]
            cells = [f"{percentile(v, 0.5):9.2f}{percentile(v, 0.95):8.2f}{max(v, default=float('nan')):8.2f}" for v in (values, like)]
            print(f"{name:24}{len(values):6}{cells[0]}   {len(like):22}{cells[1]}")


# --- peers -----------------------------------------------------------------------------------------

def run_peers(folder, rows):
    """Prints each peer's best setting on the headline recordings."""
    home = os.path.join(HERE, "..", ".build", "peers")
    python = os.path.join(home, "bin", "python")
    subprocess.run([os.path.join(HERE, "..", "Tools", "install-packages"), "ffmpeg", "praat", "libc++1", "python3-venv"], check=True)
    if not os.path.exists(python):
        run(sys.executable, "-m", "venv", home)
        run(python, "-m", "pip", "install", "--no-deps", "silero-vad", "ten-vad")
        run(python, "-m", "pip", "install", "numpy", "onnxruntime", "webrtcvad-wheels", "auditok")
    rows = [row for row in rows if row["headline"] == "1"]
    result = subprocess.run([python, os.path.join(HERE, "peers.py"), folder] + [row["file"] for row in rows],
                            stdout=subprocess.PIPE, text=True, check=True)
    for peer, settings in json.loads(result.stdout)["peers"].items():
        best = None
        for setting, found in settings.items():
            scores = []
            for row in rows:
                duration = float(row["duration_s"])
                truth = read_segments(os.path.join(folder, row["labels"]), duration)
                scores.append(score(truth, [tuple(s) for s in found[row["file"]]], duration))
            line = summary(scores)
            if best is None or line[0] > best[1][0]:
                best = (setting, line)
        print_row(peer, len(rows), best[1], best[0])


def print_row(name, count, line, note=""):
    f1, dcf, *rest = line
    print(f"{name:24}{count:6}{f1:8.4f}{dcf:8.4f}{rest[0]:11.2f}{rest[1]:8.2f}{rest[2]:8.2f}{rest[3]:9.0f}{rest[4]:9.1f}  {note}".rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--folder", default=os.path.join(HERE, "..", ".build", "accuracy"))
    parser.add_argument("--split")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--changes", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    if options.folder.endswith(os.path.join(".build", "accuracy")):
        own_set(options.folder)
    with open(os.path.join(options.folder, "manifest.tsv"), encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t")
                if not options.split or row.get("split") == options.split]

    def one(row):
        duration = float(row["duration_s"])
        truth = read_segments(os.path.join(options.folder, row["labels"]), duration)
        report = analyse(options.binary, os.path.join(options.folder, row["file"]))
        found = [(s["start_s"], s["end_s"]) for s in report["segments"]]
        result = score(truth, found, duration)
        # The labels count gaps under 0.2 s as speech, the report those under 0.25 s.
        low, high = report["total"]["speech_range_s"]
        result["inside"] = low <= sum(e - b for b, e in truth) <= high
        return row, result

    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(one, rows))
    groups = {"headline": [r for row, r in results if row["headline"] == "1"]}
    like = [r for row, r in results if row["headline"] == "1" and is_like_a_rehearsal(row)]
    if like:
        groups["like rehearsals"] = like
    for row, result in results:
        groups.setdefault(row["condition"], []).append(result)
    print(f"{'condition':24}{'files':>6}{'F1':>8}{'DCF':>8}{'time med%':>11}{'p95%':>8}{'worst%':>8}{'edge ms':>9}{'pauses%':>9}")
    for name, group in groups.items():
        print_row(name, len(group), summary(group))
    worst = sorted(((r["error"], row["file"]) for row, r in results if r["error"] is not None and row["headline"] == "1"), reverse=True)
    inside = [r["inside"] for r in groups["headline"] if r["error"] is not None]
    print(f"the truth lies within the stated range of the speech time for {100 * sum(inside) / len(inside):.0f} % of the headline files")
    if options.peers:
        run_peers(options.folder, rows)
    if options.changes:
        run_changes(options.binary, options.folder, rows, options.jobs)
    print("worst: " + ", ".join(f"{name} {error:.1f} %" for error, name in worst[:5]))


if __name__ == "__main__":
    main()
