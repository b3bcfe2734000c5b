#!/usr/bin/python3
"""How exact the speech time of rehearsals of half an hour is, in all and in each phase.

  rehearsals.py BINARY [--count 8] [--folder DIR]

Makes rehearsals of eleven phases with espeak-ng, flite and festival on known time lines, over the noise of a
room, with clicks at any time, and analyses them. Where a synthetic sentence begins and ends is a convention: its
hops of 10 ms down to so many dB below the loudest one are speech, gaps under 0.2 s too. The error is told
for 35 and for 40 dB, and the worst phase for the former.
"""
import argparse, json, os, subprocess, sys, tempfile, wave

import numpy as np

import accuracy

HERE = os.path.dirname(os.path.abspath(__file__))
RATE = 16000
HOP = 160
SECONDS = 1800
LEVEL = -26                             # dBFS of the voice
DEPTHS = (35, 40)                       # dB
SENTENCES = accuracy.SENTENCES + """Today the terminal shows a picture of a cat
Each of the six teams had its own list and nobody had all of them
If it fails we switch back within minutes
That was the hardest part of the whole project""".split("\n")
# Voice, dB between voice and room, seconds between two clicks.
RECIPES = [(["espeak-ng", "-v", "en-gb", "-s", "160"], 30, 0), (["espeak-ng", "-v", "en-us+f3", "-s", "150"], 30, 15),
           (["flite", "-voice", "slt"], 30, 15), (["flite", "-voice", "rms"], 30, 15),
           (["flite", "-voice", "awb"], 20, 15), (["flite", "-voice", "kal16"], 40, 15),
           (["festival"], 30, 15), (["espeak-ng", "-v", "en-gb", "-s", "160"], 20, 15)]


def speak(voice, text, work):
    """A sentence as it is spoken, -1 to 1."""
    raw, path = os.path.join(work, "raw.wav"), os.path.join(work, "spoken.wav")
    if voice[0] == "espeak-ng":
        subprocess.run([*voice, "-w", raw, text], check=True)
    elif voice[0] == "flite":
        subprocess.run([*voice, "-t", text, "-o", raw], check=True)
    else:
        subprocess.run(["text2wave", "-eval", "(voice_cmu_us_slt_arctic_hts)", "-o", raw], input=text, text=True, check=True)
    subprocess.run(["sox", "-D", raw, "-r", str(RATE), "-c", "1", "-b", "16", path], check=True, stderr=subprocess.DEVNULL)
    with wave.open(path) as sound:
        return np.frombuffer(sound.readframes(sound.getnframes()), "<i2") / 32768


def speech(sound, depth):
    """Begin and end of each stretch of speech, in samples."""
    power = (sound[:len(sound) // HOP * HOP].reshape(-1, HOP) ** 2).mean(axis=1)
    segments = []
    for hop in np.flatnonzero(power > power.max() * 10 ** (-depth / 10)):
        if segments and hop * HOP - segments[-1][1] < 0.2 * RATE:
            segments[-1][1] = (hop + 1) * HOP
        else:
            segments.append([hop * HOP, (hop + 1) * HOP])
    return segments


def power_of(sound):
    return float(np.mean(sound ** 2))


def room(random, length):
    """1/f noise above 20 Hz."""
    frequencies = np.fft.rfftfreq(1 << 20, 1 / RATE)
    shape = np.where(frequencies > 20, 1 / np.sqrt(np.maximum(frequencies, 20)), 0)
    pieces = [np.fft.irfft(shape * np.exp(2j * np.pi * random.random(len(shape)))) for _ in range(length // (1 << 20) + 1)]
    return np.concatenate(pieces)[:length]


def make(folder, index, work):
    """A rehearsal: recording, marks, plan and where speech is for each depth."""
    name = os.path.join(folder, f"rehearsal{index}")
    if os.path.exists(name + ".json"):
        return name
    voice, ratio, clicks = RECIPES[index % len(RECIPES)]
    random = np.random.default_rng(100 + index)
    spoken = []
    for text in SENTENCES:
        sound = speak(voice, text, work)
        widest = speech(sound, max(DEPTHS))
        start, end = widest[0][0], widest[-1][1]
        spoken.append((sound[start:end], {d: [(b - start, e - start) for b, e in speech(sound, d)] for d in DEPTHS}))
    parts, at, marks, truth = [np.zeros(RATE)], RATE, [], {depth: [] for depth in DEPTHS}
    for phase in range(11):
        marks.append(at - (0 if phase == 0 else 0.4 * RATE))
        until = RATE + (SECONDS - 20) * RATE * (phase + 1) // 11
        while at < until:
            sound, segments = spoken[random.integers(len(spoken))]
            for depth in DEPTHS:
                truth[depth] += [((at + b) / RATE, (at + e) / RATE) for b, e in segments[depth]]
            pause = random.lognormal(-0.6, 0.6) + 0.3 if random.random() > 0.04 else random.uniform(2.5, 7)
            parts += [sound, np.zeros(int(pause * RATE))]
            at += len(sound) + len(parts[-1])
        parts.append(np.zeros(int(random.uniform(0.6, 2) * RATE)))
        at += len(parts[-1])
    clean = np.concatenate(parts)
    voiced = np.concatenate([clean[int(b * RATE):int(e * RATE)] for b, e in truth[DEPTHS[0]]])
    sound = clean * 10 ** (LEVEL / 20) / np.sqrt(power_of(voiced))
    noise = room(random, len(sound))
    sound += noise * 10 ** ((LEVEL - ratio) / 20) / np.sqrt(power_of(noise))
    time = random.exponential(clicks) if clicks else SECONDS
    while time < len(sound) / RATE - 1:
        length = int(random.uniform(0.003, 0.02) * RATE)
        click = random.standard_normal(4 * length) * np.exp(-np.arange(4 * length) / length)
        start = int(time * RATE)
        sound[start:start + 4 * length] += click * 1.5 * 10 ** ((LEVEL - random.uniform(0, 15)) / 20)
        time += random.exponential(clicks)
    with wave.open(name + ".wav", "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.clip(np.round(sound * 32768), -32768, 32767).astype("<i2").tobytes())
    with open(name + ".marks.txt", "w") as out:
        out.writelines(f"{m / RATE:.4f}\t{m / RATE:.4f}\t{i + 1}\n" for i, m in enumerate(marks))
    with open(name + ".md", "w") as out:
        out.write("**Time:** 30 minutes\n\n" + "".join(f"## PHASE {i}: Part {i} (2-3 min)\n" for i in range(1, 12)))
    with open(name + ".json", "w") as out:
        json.dump({"marks": [m / RATE for m in marks], "speech": truth}, out)
    return name


def inside(segments, begin=0.0, end=1e9):
    return sum(max(0, min(e, end) - max(b, begin)) for b, e in segments)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--count", type=int, default=len(RECIPES))
    parser.add_argument("--folder", default=os.path.join(HERE, "..", ".build", "rehearsals"))
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    print(f"{'voice':28}{'SNR':>4}{'clicks':>8}" + "".join(f"{f'to {d} dB':>11}" for d in DEPTHS) + f"{'worst phase':>13}")
    for index in range(options.count):
        with tempfile.TemporaryDirectory() as work:
            name = make(options.folder, index, work)
        with open(name + ".json") as file:
            made = json.load(file)
        result = subprocess.run([options.binary, "analyse", "--format", "json", name + ".wav", "--plan", name + ".md",
                                 "--marks", name + ".marks.txt"], capture_output=True, text=True)
        if result.returncode:
            sys.exit(f"{name}: {result.stderr}")
        found = [(s["start_s"], s["end_s"]) for s in json.loads(result.stdout)["segments"]]

        def error(depth, begin=0.0, end=1e9):
            truth = inside(made["speech"][str(depth)], begin, end)
            return 100 * (inside(found, begin, end) - truth) / truth
        phases = [error(DEPTHS[0], b, e) for b, e in zip(made["marks"], made["marks"][1:] + [1e9])]
        voice, ratio, clicks = RECIPES[index % len(RECIPES)]
        print(f"{' '.join(voice):28}{ratio:4}{'every 15 s' if clicks else 'none':>11}"
              + "".join(f"{error(d):+9.2f} %" for d in DEPTHS) + f"{max(phases, key=abs):+11.2f} %")


main()
