#!/usr/bin/env python3
"""Speaks sentences with two voices of flite on a known time line, over the noise of a quiet room.

Writes VOICE.ogg (16 kHz, mono) and VOICE.tsv (begin and end of each sentence in seconds, and its syllables)
for each. Where a sentence begins and ends is where it comes within 40 dB of its loudest 5 ms; no sentence
has a pause of 0.2 s in it. Needs flite and sox, version 2.2 and 14.4 when they were made. The files are in
the repository; run this only to change them. The licence of flite's voices sets what they say no terms.
"""
import array, math, os, random, subprocess, tempfile, wave

RATE = 16000
STEP = RATE // 200                      # 5 ms
DEPTH = 40                              # dB
LEVEL = -26                             # dBFS of the voice
HERE = os.path.dirname(os.path.abspath(__file__))
# Voice, dB between voice and room, and sentences with their syllables and the silence after each in seconds;
# 3 s and more is a stall.
VOICES = {
    "slt": (38, [("We moved the old catalogue in the winter.", 11, 0.4),
                 ("Nobody wanted to stay until the evening.", 12, 0.8),
                 ("The second machine was never turned on.", 10, 3.4),
                 ("It was my decision to wait another month.", 12, 0.3),
                 ("That saved us a lot of money.", 8, 1.6),
                 ("Today we would do it again.", 8, 1.0)]),
    "rms": (25, [("My name is on the door of the library.", 11, 0.6),
                 ("There were ninety thousand books in the building.", 11, 0.3),
                 ("We numbered every one of them by hand.", 10, 2.2),
                 ("Then the power went out on a Tuesday.", 10, 4.1),
                 ("A volunteer had a copy at home.", 10, 0.5),
                 ("We lost eleven books and no reader.", 10, 1.0)]),
}


def level(samples):
    return math.sqrt(sum(s * s for s in samples) / len(samples))


def speak(voice, text):
    """Samples of the sentence from where it begins to where it ends."""
    with tempfile.TemporaryDirectory() as work:
        raw, spoken = os.path.join(work, "raw.wav"), os.path.join(work, "spoken.wav")
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", raw], check=True)
        subprocess.run(["sox", "-D", raw, "-r", str(RATE), "-c", "1", "-b", "16", spoken], check=True)
        with wave.open(spoken) as sound:
            samples = array.array("h", sound.readframes(sound.getnframes()))
    levels = [level(samples[i:i + STEP]) for i in range(0, len(samples) - STEP + 1, STEP)]
    loud = [i for i, value in enumerate(levels) if value > max(levels) * 10 ** (-DEPTH / 20)]
    assert max(b - a for a, b in zip(loud, loud[1:])) * STEP < 0.2 * RATE, f"a pause in '{text}'"
    return samples[loud[0] * STEP:(loud[-1] + 1) * STEP]


def main():
    for voice, (ratio, sentences) in VOICES.items():
        random.seed(20261126)
        spoken = [speak(voice, text) for text, _, _ in sentences]
        gain = 32768 * 10 ** (LEVEL / 20) / level([s for part in spoken for s in part])
        sound, lines = [0.0] * RATE, []
        for part, (_, syllables, pause) in zip(spoken, sentences):
            lines.append(f"{len(sound) / RATE:.4f}\t{(len(sound) + len(part)) / RATE:.4f}\t{syllables}\n")
            sound += [s * gain for s in part] + [0.0] * int(pause * RATE)
        noise, room = [], 0.0
        for _ in sound:                 # louder toward low frequencies, as rooms are
            room = 0.9 * room + random.gauss(0, 1)
            noise.append(room)
        strength = 32768 * 10 ** ((LEVEL - ratio) / 20) / level(noise)
        samples = array.array("h", (round(s + n * strength) for s, n in zip(sound, noise)))
        with tempfile.NamedTemporaryFile(suffix=".wav") as whole:
            with wave.open(whole.name, "wb") as out:
                out.setnchannels(1)
                out.setsampwidth(2)
                out.setframerate(RATE)
                out.writeframes(samples.tobytes())
            target = os.path.join(HERE, voice + ".ogg")
            subprocess.run(["sox", "-D", whole.name, "-C", "4", target], check=True)
        with open(os.path.join(HERE, voice + ".tsv"), "w") as out:
            out.writelines(lines)
        print(f"{voice}: {len(samples) / RATE:.1f} s, {os.path.getsize(target)} bytes")


main()
