#!/usr/bin/env python3
"""Speaks the sample rehearsal with espeak-ng, on a known time line, over quiet room noise.

Writes sample-rehearsal.ogg (16 kHz, mono), sample-rehearsal.keys (the key presses) and
sample-rehearsal.speech.tsv (the truth: where speech is). Needs espeak-ng and sox.
The files are in the repository; run this only to change the sample.
"""
import array, os, random, subprocess, tempfile, wave

RATE = 16000
HERE = os.path.dirname(os.path.abspath(__file__))
# Per phase: sentences, each with the silence after it in seconds. A pause of 3 s or more is a stall.
PHASES = [
    [("The old catalogue of our town library ran on a single terminal at the front desk.", 0.5),
     ("If you wanted a book, you wrote a paper slip and hoped that somebody would read it.", 0.7),
     ("Every month we lost reservations, and in the winter of the leak we lost a whole drawer.", 0.6),
     ("So we asked for a new one.", 1.1)],
    [("The plan was simple to say. Three months, not one closed day.", 0.6),
     ("We would run two catalogues side by side, the old one and the new one.", 0.5),
     ("Each evening we compared what both of them knew about the books that came back that day.", 0.8),
     ("When they agreed for two weeks, the old one would be switched off.", 0.9),
     ("My part was to lead the move and to keep the doors open.", 1.2)],
    [("There were ninety thousand records to move, and about a third of them were wrong.", 0.6),
     ("Some had no author. Some had two. One cookbook was listed as a map of Norway.", 0.5),
     ("We asked the school next door, and forty volunteers came, every afternoon, for six weeks.", 0.7),
     ("They put a bar code on each book and read the title aloud to the person at the screen.", 0.6),
     ("The second person checked it, because reading aloud is how you notice nonsense.", 0.5),
     ("I could tell you about the bar codes for an hour, and I am afraid that I am about to.", 0.8),
     ("The cheap ones peel off in summer. The good ones need a warm roller.", 0.6),
     ("We tried four kinds of paper, two kinds of glue, and one iron that belonged to my aunt.", 0.9),
     ("The iron won, and my aunt has not had it back since.", 0.7),
     ("In the end each shelf was checked twice, by two different people.", 1.3)],
    [("Then, on a Tuesday, with half a shelf in the machine, the power went out.", 0.8),
     ("The new catalogue came back empty.", 4.2),
     ("What saved us was the backup.", 0.6),
     ("One of the volunteers took a copy home on her bicycle every night.", 0.7),
     ("She was back in twenty minutes, and we lost eleven books, not ninety thousand.", 1.0)],
    [("Today reservations have doubled, and nobody queues at the desk.", 0.6),
     ("The terminal is still there. It shows a picture of a cat.", 0.8),
     ("What I learned is to measure before you move, and to ask the school next door.", 0.4)],
]


def speak(text):
    """Samples of the sentence, without silence at its ends."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as spoken, \
         tempfile.NamedTemporaryFile(suffix=".wav") as cut:
        subprocess.run(["espeak-ng", "-v", "en-gb", "-s", "165", "-w", spoken.name, text], check=True)
        trim = ["silence", "1", "0.005", "0.3%", "reverse", "silence", "1", "0.005", "0.3%", "reverse"]
        subprocess.run(["sox", "-D", spoken.name, "-r", str(RATE), "-b", "16", "-c", "1", cut.name,
                        "vol", "0.35"] + trim, check=True)
        with wave.open(cut.name) as sound:
            return array.array("h", sound.readframes(sound.getnframes()))


def main():
    random.seed(20261121)
    samples = array.array("h", [0] * int(1.6 * RATE))  # the lead-in
    keys, speech = [], []
    for number, sentences in enumerate(PHASES):
        for text, pause in sentences:
            begin = len(samples)
            samples.extend(speak(text))
            speech.append((begin / RATE, len(samples) / RATE))
            samples.extend([0] * int(pause * RATE))
        # The key is pressed in the middle of the last pause.
        when = (len(samples) - sentences[-1][1] / 2 * RATE) / RATE
        keys.append((when, "next" if number + 1 < len(PHASES) else "finish"))
    room = 0.0
    for index, sample in enumerate(samples):  # a room: low-passed noise at about -68 dBFS
        room = 0.9 * room + random.gauss(0, 5.5)
        samples[index] = max(-32768, min(32767, round(sample + room)))
    with tempfile.NamedTemporaryFile(suffix=".wav") as whole:
        with wave.open(whole.name, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            sound.writeframes(samples.tobytes())
        target = os.path.join(HERE, "sample-rehearsal.ogg")
        subprocess.run(["sox", "-D", whole.name, "-C", "3", target], check=True)
    with open(os.path.join(HERE, "sample-rehearsal.keys"), "w") as out:
        out.write("# seconds of the recording, and the key\n")
        out.writelines(f"{when:.3f} {key}\n" for when, key in keys)
    with open(os.path.join(HERE, "sample-rehearsal.speech.tsv"), "w") as out:
        out.writelines(f"{begin:.3f}\t{end:.3f}\n" for begin, end in speech)
    print(f"{len(samples) / RATE:.1f} s, {sum(e - b for b, e in speech):.1f} s of speech")


main()
