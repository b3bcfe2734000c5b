#!/usr/bin/python3
"""How well words find the phases of a recording without marks.

  spoken.py BINARY [--count 12] [--only development|unseen] [--stray 0.25] [--keep DIR] [--details]

Synthetic voices give talks from notes (spoken_notes.py): they say most sentences of a phase's notes, some of
them shortened, then some again, until the phase is 60 to 160 % of its budget; every fourth sentence that
fills is in no notes. Some phases are left out, two in five begin with something that the notes do not
have. Pauses are those of alignment.py.
A recogniser is feigned: a seventh of its words are wrong (replaced, left out, made up), and its times are
off by 0.15 s. The words come as CTM, or as subtitles whose phrases alone have times; the plan with all
notes, or with headings and trigger words only.

`SpokenRehearsal` is what other benchmarks may build on: `samples`, `starts`, `plan(full)`, `words`,
`transcript(form)`.
"""
import argparse, json, os, subprocess, tempfile, wave
from concurrent.futures import ThreadPoolExecutor

import numpy

import alignment
from alignment import LEVEL, RATE, pause_shapes, run, sentences, trimmed, read_wave
from spoken_notes import DEVELOPMENT, UNSEEN

POOL = alignment.POOL
WRONG = 1 / 7
STRAY = 0.25  # of the sentences that are in no notes
VOICES = {"development": alignment.DEVELOPMENT[:3], "unseen": alignment.UNSEEN[:3]}
DOCUMENTS = {"development": DEVELOPMENT, "unseen": UNSEEN}
OPENERS = ["So, moving on.", "All right, the next thing.", "Okay.", "Now, this is the part that I like.", "Let me go on.", "And then there is this."]
# What anybody may say by mistake of a recogniser, besides the words of the notes.
COMMON = "the a and to of in it was that we they there when then so but not had have with for on as at this our one more time people day".split()


def spoken(voice, texts, name):
    """Sentences of a voice by their text, made once and kept."""
    kept = os.path.join(POOL, "-".join(part.strip("-") for part in voice).replace("+", "-") + f"-{name}.npz")
    if not os.path.exists(kept):
        os.makedirs(POOL, exist_ok=True)
        with tempfile.TemporaryDirectory() as work:
            files = [os.path.join(work, f"{index}.wav") for index in range(len(texts))]
            if voice[0] == "festival":
                commands = "".join(f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{file}" \'riff)\n' for text, file in zip(texts, files))
                run("festival", "--pipe", text=f"({voice[1]})\n{commands}")
            else:
                for text, file in zip(texts, files):
                    run(*voice, *(["-w", file, text] if voice[0] == "espeak-ng" else ["-t", text, "-o", file]))
            arrays = []
            for file in files:
                run("sox", "-D", file, "-r", str(RATE), "-c", "1", "-b", "16", file + ".16k.wav", "gain", "-n", "-6")
                arrays.append(trimmed(read_wave(file + ".16k.wav")))
        numpy.savez(kept, *arrays)
    with numpy.load(kept) as arrays:
        return dict(zip(texts, (arrays[key] for key in arrays.files)))


def shortened(text):
    """What is left of a sentence when it is said more freely: its second half is dropped."""
    head = text.split(",")[0]
    return head + "." if 4 <= len(head.split()) < len(text.split()) else None


def material(voice, document, name):
    """Everything that a voice says: the notes, short forms of them, what is in no notes."""
    texts = [text for _, _, said in document[1] for text in said]
    texts += [short for text in texts if (short := shortened(text))]
    texts += OPENERS + sentences(numpy.random.default_rng(77), 90)
    return spoken(voice, list(dict.fromkeys(texts)), name)


class SpokenRehearsal:
    """Samples of a talk, where its phases begin, and every word with its times."""

    def __init__(self, seed, voice, document, name, stray=STRAY):
        random = numpy.random.default_rng(seed)
        self.document = document
        self.random = random
        said = material(voice, document, name)
        chatter = sentences(numpy.random.default_rng(77), 90)
        phases = document[1]
        choices = [(2, 2), (2, 3), (2, 3), (2, 3), (3, 4), (3, 3)]
        self.budgets = [choices[random.integers(len(choices))] for _ in phases]
        inside, between = pause_shapes(random)
        gain = 32768 * 10 ** (LEVEL / 20)
        skipped = [phase for phase in range(1, len(phases)) if random.random() < 0.05][:2]
        told = [phase for phase in range(len(phases)) if phase not in skipped]
        pieces, self.length = [], 0
        self.starts, self.words, self.phrases = [None] * len(phases), [], []

        def silence(seconds):
            pieces.append(numpy.zeros(int(seconds * RATE), dtype=numpy.float32))
            self.length += int(seconds * RATE)

        def speak(text):
            samples = said[text]
            power = numpy.sqrt((samples ** 2).mean())
            begin, words = self.length / RATE, text.split()
            letters = numpy.cumsum([0] + [len(word) + 1 for word in words])
            times = begin + letters / letters[-1] * len(samples) / RATE
            self.words += [(word.strip(".,:;"), times[index], times[index + 1]) for index, word in enumerate(words)]
            self.phrases.append(len(self.words))
            pieces.append((samples * (gain * 10 ** (random.normal(0, 1.2) / 20) / power)).astype(numpy.float32))
            self.length += len(samples)
        silence(random.uniform(0.3, 4))
        for phase in told:
            if phase != told[0]:
                silence(between())
            self.starts[phase] = self.length / RATE
            low, high = self.budgets[phase]
            wanted = 60 * (low + high) / 2 * random.uniform(0.6, 1.6)
            notes = [text for text in phases[phase][2] if random.random() < 0.85]
            notes = [shortened(text) or text if random.random() < 0.35 else text for text in notes]
            # Said again in other words until the phase is as long as it is to be; every fourth sentence is in no notes.
            script, seconds = notes[:], sum(len(said[text]) for text in notes) / RATE + 0.7 * len(notes)
            while seconds < wanted:
                again = random.random() > stray
                text = phases[phase][2][random.integers(len(phases[phase][2]))] if again else chatter[random.integers(len(chatter))]
                text = shortened(text) or text if again and random.random() < 0.5 else text
                script.insert(random.integers(0 if random.random() < 0.1 else 1, len(script) + 1), text)
                seconds += len(said[text]) / RATE + 0.7
            if random.random() < 0.4:
                script.insert(0, OPENERS[random.integers(len(OPENERS))])
            for index, text in enumerate(script):
                if index:
                    silence(inside())
                speak(text)
        self.end = self.length / RATE
        silence(random.uniform(0.3, 3))
        clean = numpy.concatenate(pieces)
        noise = random.standard_normal(len(clean))
        self.samples = numpy.clip(clean + noise * gain * 10 ** (-random.uniform(25, 40) / 20), -32768, 32767).astype("<i2")

    def plan(self, full):
        """The notes as a plan: all of them, or headings and trigger words only."""
        lines = [f"# {self.document[0]}", "", "**Time:** 30 minutes", ""]
        for number, ((heading, triggers, said), (low, high)) in enumerate(zip(self.document[1], self.budgets), 1):
            time = f"{low} min" if low == high else f"{low}-{high} min"
            lines += [f"## PHASE {number}: {heading} ({time})", "", f"**Memory Trigger:** {triggers}", ""]
            if full:
                lines += said + [""]
        return "\n".join(lines)

    def heard(self, wrong=WRONG):
        """The words as a recogniser has them, with the number of the sentence that each was said in."""
        random = numpy.random.default_rng(len(self.samples))
        vocabulary = COMMON + [word.strip(".,").lower() for _, _, said in self.document[1] for text in said for word in text.split()]
        heard, phrase = [], 0
        for index, (word, start, end) in enumerate(self.words):
            while index >= self.phrases[phrase]:
                phrase += 1
            start, end = (max(0, time + random.normal(0, 0.15)) for time in (start, end))
            kind = random.random() / wrong
            if kind < 0.6:
                word = vocabulary[random.integers(len(vocabulary))]
            elif kind < 0.85:
                continue
            heard.append((word, start, max(start, end), phrase))
            if 0.85 <= kind < 1:
                heard.append((vocabulary[random.integers(len(vocabulary))], start, max(start, end), phrase))
        return heard

    def transcript(self, form="ctm", wrong=WRONG):
        """What a recogniser would have written: `ctm` with times of words, or `srt` with times of phrases."""
        heard = self.heard(wrong)
        if form == "ctm":
            return "".join(f"talk 1 {start:.2f} {end - start:.2f} {word} 0.90\n" for word, start, end, _ in heard)
        cues = []
        for word in heard:
            # Recognisers make phrases of some seconds, across pauses.
            if cues and cues[-1][-1][3] // 2 == word[3] // 2:
                cues[-1].append(word)
            else:
                cues.append([word])
        return "".join(f"{number}\n{clock(cue[0][1])} --> {clock(max(word[2] for word in cue))}\n{' '.join(word[0] for word in cue)}\n\n"
                       for number, cue in enumerate(cues, 1))

    def write(self, path):
        """`path.wav`, the two plans and the two transcripts."""
        with wave.open(path + ".wav", "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            sound.writeframes(self.samples.tobytes())
        for ending, text in [(".all.md", self.plan(True)), (".short.md", self.plan(False)), (".ctm", self.transcript("ctm")), (".srt", self.transcript("srt"))]:
            with open(path + ending, "w", encoding="utf-8") as out:
                out.write(text)



def clock(seconds):
    milliseconds = round(1000 * seconds)
    return f"{milliseconds // 3600000:02}:{milliseconds // 60000 % 60:02}:{milliseconds // 1000 % 60:02},{milliseconds % 1000:03}"


KINDS = {"no words": (".all.md", None), "headings and triggers, words": (".short.md", ".ctm"), "headings and triggers, phrases": (".short.md", ".srt"),
         "all notes, words": (".all.md", ".ctm"), "all notes, phrases": (".all.md", ".srt")}


def measure(binary, rehearsal, path):
    """By kind of evidence, for every boundary: how far off it is, how sure, and whether a phase was wrongly skipped."""
    rows = {}
    for kind, (plan, words) in KINDS.items():
        command = [binary, "analyse", "--format", "json", "--plan", path + plan, path + ".wav"] + (["--words", path + words] if words else [])
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode:
            raise SystemExit(f"{' '.join(command)}\n{result.stderr}")
        found = json.loads(result.stdout)
        rows[kind] = []
        first = next(index for index, start in enumerate(rehearsal.starts) if start is not None)
        for phase, start in enumerate(rehearsal.starts):
            part = found["phases"][phase]
            if start is None or phase == first:
                continue
            error = abs(part["start_s"] - start) if part["start_s"] is not None else 1e4
            rows[kind].append((error, (part["alignment"] or {}).get("confidence"), phase + 1))
    return rows


def summarise(title, results):
    print(f"{title}: {len(results)} talks")
    print(f"  {'':32}{'count':>6}{'median':>9}{'in 2 s':>8}{'in 10 s':>9}{'sure':>8}{'of these right':>16}")
    for kind in KINDS:
        rows = [row for result in results for row in result[kind]]
        errors = numpy.array([row[0] for row in rows])
        sure = [row for row in rows if row[1] is not None and row[1] >= 0.8]
        right = f"{100 * numpy.mean([row[0] <= 2 for row in sure]):.0f} %" if sure else "-"
        print(f"  {kind:32}{len(errors):6}{numpy.median(errors):7.1f} s{100 * (errors <= 2).mean():6.0f} %{100 * (errors <= 10).mean():7.0f} %{len(sure):8}{right:>16}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--count", type=int, default=12, help="talks in each half")
    parser.add_argument("--only", choices=list(VOICES))
    parser.add_argument("--stray", type=float, default=STRAY, help="the share of what fills a phase that is in no notes")
    parser.add_argument("--keep", help="keep recordings, plans and words in this folder, and use those that are there")
    parser.add_argument("--details", action="store_true", help="every boundary")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    for offset, (half, voices) in enumerate(VOICES.items()):
        if options.only and options.only != half:
            continue
        documents = DOCUMENTS[half]

        def one(index):
            document = documents[index // len(voices) % len(documents)]
            voice = voices[index % len(voices)]
            rehearsal = SpokenRehearsal(5000 * (offset + 1) + index, voice, document, f"{half}-{documents.index(document)}", options.stray)
            with tempfile.TemporaryDirectory() as work:
                path = os.path.join(options.keep or work, f"{half}-{index}")
                rehearsal.write(path)
                return measure(options.binary, rehearsal, path)
        for index in range(min(options.count, len(voices) * len(documents))):
            # The voices are made one after the other, and kept.
            material(voices[index % len(voices)], documents[index // len(voices) % len(documents)], f"{half}-{index // len(voices) % len(documents)}")
        with ThreadPoolExecutor(options.jobs) as threads:
            results = list(threads.map(one, range(options.count)))
        summarise(half, results)
        for index, result in enumerate(results if options.details else []):
            for kind, rows in result.items():
                print(f"  {half}-{index} {kind:32}" + " ".join(f"{phase}:{error:.1f}({sure})" for error, sure, phase in rows))


if __name__ == "__main__":
    main()
