#!/usr/bin/env python3
"""How well pace, pitch and level are measured.

  delivery.py BINARY [--pace DIR] [--levels DIR]

Pace: syllables against a count. Voices of espeak-ng at several speeds, whose phonemes it tells itself, and
with --pace real ones: DIR has recordings and `syllables.tsv` with the columns file, speaker and syllables.
r is that of the count, over the same seconds of speech on both sides, and of the pace that is shown; `own` are both
without the speakers' means. How much the pace changes with rate, level, noise and codec.
Pitch: its spread against what it was made with (a voice of harmonics), and against Praat's (autocorrelation, in the range of Hirst 2011: from three quarters of the
lower quartile to one and a half of the upper one), for each speaker, in quiet and over noise 20 dB below.
Level: against ITU-T P.56 on the quiet recordings of --levels (a folder of accuracy.py).
"""
import argparse, csv, json, os, subprocess, sys, tempfile, wave
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import p56

RATE = 16000
# Our own text: short and long words, a list, a question.
TEXT = """We moved the old catalogue in the winter. Nobody wanted to stay until the evening. It was my decision to wait
another month, and that saved us a considerable amount of money. What would you have done in that situation? There
were ninety thousand books, two engineers, and a single computer that had never been turned off. Unfortunately the
responsible person was on holiday. So we numbered every one of them by hand, floor by floor, and lost eleven."""
VOICES = ["en-us", "en-gb", "en-us+f3", "en-gb-scotland+f2", "en-us+m5"]
SPEEDS = [120, 150, 180, 210, 240]
VOWELS = set("aeiouyɐɑɒæʌəɚɜɝɛɪɔʊʉɨɵøœɘɤɯʏᵻ\u0329")
CHANGES = {
    "8 kHz": ["-r", "8000"], "11.025 kHz": ["-r", "11025"], "22.05 kHz": ["-r", "22050"],
    "44.1 kHz": ["-r", "44100"], "48 kHz": ["-r", "48000"], "20 dB weaker": ["-b", "16", "gain"],
}


def run(*command, **options):
    return subprocess.run(command, check=True, stderr=subprocess.DEVNULL, **options)


def read(path):
    """Samples from -1 to 1."""
    raw = run("sox", "-D", path, "-t", "raw", "-r", str(RATE), "-c", "1", "-b", "16", "-e", "signed", "-", stdout=subprocess.PIPE).stdout
    return np.frombuffer(raw, np.int16) / 32768


def write(path, samples):
    with wave.open(path, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(np.clip(np.round(samples * 32768), -32768, 32767).astype(np.int16).tobytes())


def noisy(samples, ratio, seed=1):
    """Over white noise so many dB below the mean power of what is not silent."""
    loud = samples[np.abs(samples) > 0.003]
    noise = np.random.default_rng(seed).standard_normal(len(samples))
    return samples + noise * np.sqrt(np.mean(loud ** 2) / 10 ** (ratio / 10))


def analyse(binary, path):
    result = run(binary, "analyse", path, "--format", "json", stdout=subprocess.PIPE, text=True)
    return json.loads(result.stdout)


# --- pace ------------------------------------------------------------------------------------------

def syllables(voice):
    """Vowels of the text as espeak-ng says it."""
    phones = run("espeak-ng", "-q", "-v", voice, "--ipa", "--sep=_", TEXT, stdout=subprocess.PIPE, text=True).stdout
    return sum(1 for phone in phones.replace("\n", " ").replace(" ", "_").split("_") if VOWELS & set(phone))


def synthetic(folder):
    """[(path, speaker, syllables)]: each voice at each speed, over the noise of a quiet room."""
    rows = []
    for voice in VOICES:
        count = syllables(voice)
        for speed in SPEEDS:
            path, raw = os.path.join(folder, f"{voice}-{speed}.wav"), os.path.join(folder, "raw.wav")
            run("espeak-ng", "-v", voice, "-s", str(speed), "-w", raw, TEXT)
            silence = np.zeros(RATE)
            write(path, noisy(np.concatenate([silence, read(raw) * 0.3, silence]), 45))
            rows.append((path, voice, count))
    return rows


def real(folder):
    with open(os.path.join(folder, "syllables.tsv"), encoding="utf-8") as lines:
        return [(os.path.join(folder, row["file"]), row["speaker"], int(row["syllables"]))
                for row in csv.DictReader(lines, delimiter="\t")]


def counted(report):
    """Syllables, seconds of speech, the error of the rate as a share of it, and the rate."""
    total = report["total"]
    rate = total["syllables_per_s"] or 0
    return total["syllables"], total["speech_s"], (total["error_syllables_per_s"] or 0) / rate if rate else 0, rate


def print_pace(name, rows, reports):
    found = np.array([counted(report) for report in reports])
    truth = np.array([row[2] for row in rows], float)
    speakers = np.array([row[1] for row in rows])
    rates, counts, right = found[:, 3], found[:, 0] / found[:, 1], truth / found[:, 1]
    errors = np.abs(found[:, 0] / truth - 1)
    bias = {s: found[speakers == s, 0].sum() / truth[speakers == s].sum() for s in sorted(set(speakers))}
    # An error speaks of one speaker's paces against each other: the speaker's bias is taken out.
    own = np.array([rates[speakers == s].mean() / right[speakers == s].mean() for s in speakers])
    held = np.abs(rates / own - right) <= found[:, 2] * rates / own
    low, high = resampled(counts, right, speakers)
    print(f"{name:13}{len(rows):5}{len(bias):9}{correlation(counts, right):6.2f} ({low:.2f}-{high:.2f}){correlation(rates, right):6.2f}"
          f"{within(counts, right, speakers):9.2f}{within(rates, right, speakers):6.2f}{100 * np.median(errors):13.1f}"
          f"{100 * np.percentile(errors, 95):5.0f}{100 * np.mean(errors <= .25):12.0f}"
          f"{min(bias.values()):9.2f}-{max(bias.values()):.2f}{window_spread(rows, found, truth):10.1f}{100 * np.mean(held):8.0f}")


def correlation(one, other):
    return np.corrcoef(one, other)[0, 1]


def resampled(one, other, speakers, times=2000, seed=1):
    """Where the correlation of 90 of 100 other sets of as many such speakers lies: the bootstrap."""
    random = np.random.default_rng(seed)
    parts = [np.flatnonzero(speakers == speaker) for speaker in sorted(set(speakers))]
    drawn = (np.concatenate([parts[i] for i in random.integers(len(parts), size=len(parts))]) for _ in range(times))
    return np.percentile([correlation(one[places], other[places]) for places in drawn], [5, 95])


def within(one, other, speakers):
    """The correlation of what each utterance has other than its speaker's mean; of several utterances each only."""
    several = np.array([np.sum(speakers == speaker) > 1 for speaker in speakers])
    if not several.any():
        return float("nan")
    parts = [speakers == speaker for speaker in sorted(set(speakers[several]))]
    rest = [np.concatenate([values[part] - values[part].mean() for part in parts]) for values in (one, other)]
    return correlation(*rest)


def window_spread(rows, found, truth):
    """Of stretches of at least 15 s of speech, the standard deviation of the rate over the truth, in % of the speaker's."""
    spread = []
    for speaker in sorted({row[1] for row in rows}):
        ratios, sums = [], np.zeros(3)
        for row, one, count in zip(rows, found, truth):
            if row[1] != speaker:
                continue
            # What is shown is a rate: as many syllables as it stands for in this much speech.
            sums += (one[3] * one[1], count, one[1])
            if sums[2] >= 15:
                ratios.append(sums[0] / sums[1])
                sums = np.zeros(3)
        if len(ratios) > 1:
            spread += list(np.log(np.array(ratios) / np.mean(ratios)))
    return 100 * np.std(spread) if spread else float("nan")


def joined(rows, folder, name):
    """One recording for each speaker: {speaker: path}."""
    parts = {}
    for path, speaker, _ in rows:
        parts.setdefault(speaker, []).append(read(path))
    paths = {}
    for speaker, sounds in parts.items():
        paths[speaker] = os.path.join(folder, f"{name}-{speaker}.wav")
        write(paths[speaker], np.concatenate(sounds))
    return paths


def print_changes(binary, paths, folder):
    before = {speaker: counted(analyse(binary, path)) for speaker, path in paths.items()}

    def changed(name):
        counts, rates = [], []
        for speaker, path in paths.items():
            target = os.path.join(folder, "changed.wav" if "Opus" not in name and "MP3" not in name else "changed." + name.split()[0].lower())
            target = os.path.join(folder, f"{abs(hash((name, speaker)))}-{os.path.basename(target)}")
            if name.startswith("noise"):
                write(target, noisy(read(path), 20))
            elif name.startswith("MP3"):
                run("ffmpeg", "-y", "-i", path, "-b:a", "48k", target)
            elif name.startswith("Opus"):
                run("ffmpeg", "-y", "-i", path, "-c:a", "libopus", "-b:a", "24k", target)
            elif name == "20 dB weaker":
                run("sox", "-D", path, target, "gain", "-20")
            else:
                run("sox", "-D", path, *CHANGES[name], target)
            (count, _, _, rate), (old, _, _, old_rate) = counted(analyse(binary, target)), before[speaker]
            os.remove(target)
            counts.append(100 * abs(count / old - 1))
            rates.append(100 * abs(rate / old_rate - 1))
        return counts, rates

    print(f"{'count and pace, changed by':28}{'speakers':>9}{'count: median%':>16}{'worst%':>8}{'pace: median%':>15}{'worst%':>8}")
    for name in [*CHANGES, "noise 20 dB below", "MP3 48 kbit/s", "Opus 24 kbit/s"]:
        counts, rates = changed(name)
        print(f"{name:28}{len(counts):9}{np.median(counts):16.1f}{max(counts):8.1f}{np.median(rates):15.1f}{max(rates):8.1f}")


# --- pitch -----------------------------------------------------------------------------------------

def voice_of_known_pitch(middle, spread, seed, seconds=40):
    """Four syllables a second and pauses; the pitch wanders around `middle` Hz by `spread` semitones (standard deviation)."""
    random = np.random.default_rng(seed)
    time = np.arange(seconds * RATE) / RATE
    # A sum of slow waves is smooth, and nearly normal.
    semitones = sum(np.sin(2 * np.pi * (random.uniform(0.1, 1.2) * time + random.uniform())) for _ in range(8))
    syllables = 0.05 + 0.95 * (0.5 - 0.5 * np.cos(2 * np.pi * 4 * time))
    spoken = (time % 5 > 1) & (time > 1)
    semitones = (semitones - semitones[spoken].mean()) / semitones[spoken].std() * spread
    pitch = middle * 2 ** (semitones / 12)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    sound = np.zeros(len(time))
    for harmonic in range(1, int(3500 / pitch.max()) + 1):
        frequency = harmonic * pitch
        weight = 1 / (1 + ((frequency - 500) / 250) ** 2) + 0.3 / (1 + ((frequency - 1500) / 300) ** 2)
        sound += weight * np.sin(harmonic * phase)
    sound *= np.where(spoken, syllables, 0)
    return noisy(sound / np.sqrt(np.mean(sound[spoken] ** 2)) * 0.05, 40)


def print_known_pitch(binary, folder):
    path = os.path.join(folder, "known.wav")
    rows = []
    for seed, (middle, spread) in enumerate((m, s) for m in (110, 150, 200, 260) for s in (1, 2, 3, 4)):
        write(path, voice_of_known_pitch(middle, spread, seed))
        found = analyse(binary, path)["total"]["voice"]["pitch_sd_st"]
        if found is not None:
            rows.append((spread, found))
    values = np.array(rows)
    off = np.abs(values[:, 1] - values[:, 0])
    print(f"{'against what it was made with':34}{16:9}{len(rows):7}{values[:, 0].min():8.1f}-{values[:, 0].max():.1f}"
          f"{np.corrcoef(values.T)[0, 1]:7.3f}{np.median(off):9.2f}{off.max():8.2f}")


PRAAT = """form Pitch
  sentence path
  real low
  real high
endform
sound = Read from file: path$
pitch = noprogress To Pitch (ac): 0.01, low, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, high
count = Get number of frames
for i to count
  value = Get value in frame: i, "Hertz"
  if value <> undefined
    appendInfoLine: fixed$ (value, 3)
  endif
endfor
"""


def praat(path, script):
    """Praat's pitches in semitones, its range the speaker's own."""
    def pitches(low, high):
        output = run("praat", "--run", script, path, str(low), str(high), stdout=subprocess.PIPE, text=True).stdout
        return np.array([float(line) for line in output.split()])
    first = pitches(75, 500)
    low, high = np.percentile(first, [25, 75])
    return 12 * np.log2(pitches(0.75 * low, 1.5 * high))


def print_pitch(binary, name, paths, folder):
    script = os.path.join(folder, "pitch.praat")
    with open(script, "w", encoding="utf-8") as file:
        file.write(PRAAT)
    quiet = {speaker: np.std(praat(path, script)) for speaker, path in paths.items()}
    for condition, ratio in [("as it is", None), ("noise 20 dB below", 20)]:
        rows = []
        for speaker, path in paths.items():
            target = path
            if ratio:
                target = os.path.join(folder, "noisy.wav")
                write(target, noisy(read(path), ratio))
            voice = analyse(binary, target)["total"]["voice"]
            if voice["pitch_sd_st"] is not None:
                rows.append((quiet[speaker], voice["pitch_sd_st"]))
        values = np.array(rows)
        off = values[:, 1] - values[:, 0]
        print(f"{'Praat, ' + name + ', ' + condition:34}{len(paths):9}{len(rows):7}{values[:, 0].min():8.1f}-{values[:, 0].max():.1f}"
              f"{np.corrcoef(values.T)[0, 1]:7.3f}{np.median(np.abs(off)):9.2f}{np.abs(off).max():8.2f}")


# --- level -----------------------------------------------------------------------------------------

# Speech over at most a steady background: clicks, keys, hum and offsets are active speech to P.56.
SPEECH_ALONE = ["clean", "level", "drift", "step", "stationary", "steady", "rehearsal"]
QUIET = 20  # dB


def print_levels(binary, folder):
    with open(os.path.join(folder, "manifest.tsv"), encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if any(word in row["condition"] for word in SPEECH_ALONE)]

    def one(row):
        path = os.path.join(folder, row["file"])
        audio = analyse(binary, path)["audio"]
        if audio["snr_db"] is None or audio["snr_db"] < QUIET:
            return None
        level, activity = p56.measure(read(path), RATE)
        speech = sum(e - b for b, e in labels(os.path.join(folder, row["labels"])))
        return audio["speech_level_dbfs"] - level, 100 * (activity * float(row["duration_s"]) / speech - 1)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = np.array([value for value in pool.map(one, rows) if value])
    print(f"{'level against ITU-T P.56, at least 20 dB above a steady background':66}{len(found):5} files: median {np.median(found[:, 0]):+.2f} dB, "
          f"95 % within {np.percentile(np.abs(found[:, 0]), 95):.2f}, worst {np.abs(found[:, 0]).max():.2f} dB; "
          f"P.56's activity is {np.median(found[:, 1]):+.1f} % of the labelled speech in the median")


def labels(path):
    with open(path, encoding="utf-8") as lines:
        fields = [line.split("\t") for line in lines if line.strip()]
    return [(float(f[0]), float(f[1])) for f in fields if f[0][0].isdigit()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--pace")
    parser.add_argument("--levels")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sets = {"espeak-ng": synthetic(folder)}
        if options.pace:
            sets["real voices"] = real(options.pace)
        print(f"{'pace':13}{'files':>5}{'speakers':>9}{'r: count (90%)':>18}{'pace':>6}{'own: c':>9}{'p':>6}{'count: med%':>13}{'95%':>5}{'within 25%':>12}{'bias':>14}{'15 s: sd%':>10}{'held%':>8}")
        for name, rows in sets.items():
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                print_pace(name, rows, list(pool.map(lambda row: analyse(options.binary, row[0]), rows)))
        speakers = {name: joined(rows, folder, name.split()[0]) for name, rows in sets.items()}
        print_changes(options.binary, speakers[list(sets)[-1]], folder)
        print(f"{'spread of the pitch':34}{'speakers':>9}{'told':>7}{'semitones':>12}{'r':>7}{'off: med':>9}{'worst':>8}")
        print_known_pitch(options.binary, folder)
        for name, paths in speakers.items():
            print_pitch(options.binary, name, paths, folder)
        if options.levels:
            print_levels(options.binary, options.levels)


if __name__ == "__main__":
    main()
