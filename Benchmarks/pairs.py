"""Pairs of takes of one plan by one voice, for alignment.py: the first with its marks, the second without.

Every, half or none of the second take's phases begin with the sentence that they began with in the first one, said
again: at another pace and pitch, sometimes by another synthesiser of the same speaker, in another room. All other
sentences are other ones, unless a share of them is wanted again.
"""
import json, os, subprocess, tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy

RATE = 16000
POOL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".build", "voices")

# What phases of these titles (alignment.py) begin with, in two wordings.
OPENINGS = {
    "WHY": ["Let me begin with the problem that we had in the spring.", "Why did anybody want this at all?"],
    "WHAT": ["What we agreed to build was smaller than it sounds.", "The scope was written down on a single page."],
    "OPTIONS": ["There were three ways to do it, and two of them were cheap.", "We compared the alternatives for about a week."],
    "PLAN & TEAM": ["Five people worked on this, and I was responsible for the schedule.", "Now a word on who did which part."],
    "DESIGN": ["The design fits on one picture: everything goes through a queue.", "How does it work inside?"],
    "DATA": ["Counting turned out to be the hard part.", "Most of our data came from the billing system."],
    "FIRST TEST": ["The first test went wrong in an interesting way.", "In March we tried it on ourselves."],
    "EXPERIMENTS": ["We ran both versions side by side for a month.", "Our experiments were simple, but there were many."],
    "TROUBLE": ["And then came the long night in October.", "Something broke that nobody had thought of."],
    "OTHER TEAMS": ["Two other teams asked whether they could use it.", "By then people outside had heard of it."],
    "ROLLOUT": ["The rollout took six weeks, step by step.", "We switched customers over in small groups."],
    "RESULT & LEARNING": ["So what came of all this in the end?", "Here are the figures, and what I would do differently."],
}
LEADS = ["", "", "", "Okay. ", "So, ", "Right, next. "]


class Synthesiser:
    """A voice that says a text in the manner of one of two takes."""

    def __init__(self, name, *takes):
        self.name, self.takes = name, takes

    def say(self, texts, take):
        """The texts as samples."""
        command = self.takes[take]
        with tempfile.TemporaryDirectory() as work:
            files = [os.path.join(work, f"{index}.wav") for index in range(len(texts))]
            if command[0] == "festival":
                lines = "".join(f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{file}" \'riff)\n' for text, file in zip(texts, files))
                settings = "".join(f"({setting})\n" for setting in command[1:])
                subprocess.run(["festival", "--pipe"], input=settings + lines, text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            else:
                for text, file in zip(texts, files):
                    where = ["-w", file, text] if command[0] == "espeak-ng" else ["-t", text, "-o", file]
                    subprocess.run([*command, *where], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with ThreadPoolExecutor(2) as threads:
                return list(threads.map(read, files))

    def pool(self, texts, take, key):
        """The same, made once and kept."""
        kept = os.path.join(POOL, f"pair-{self.name}-{take}-{key}.npz")
        if not os.path.exists(kept):
            os.makedirs(POOL, exist_ok=True)
            numpy.savez(kept, *(sound.astype(numpy.int16) for sound in self.say(texts, take)))
        with numpy.load(kept) as arrays:
            return [arrays[name].astype(numpy.float32) for name in arrays.files]


def espeak(name, *options):
    return Synthesiser(name, ["espeak-ng", *options, "-s", "165", "-p", "50"], ["espeak-ng", *options, "-s", "148", "-p", "42"])


def flite(name, voice):
    return Synthesiser(name, ["flite", "-voice", voice], ["flite", "-voice", voice, "--setf", "duration_stretch=1.14"])


DEVELOPMENT = [
    espeak("gb", "-v", "en-gb"), espeak("us-f3", "-v", "en-us+f3"),
    Synthesiser("slt", ["flite", "-voice", "slt"], ["festival", "voice_cmu_us_slt_arctic_hts"]),
    Synthesiser("kal", ["festival", "voice_kal_diphone"], ["flite", "-voice", "kal16", "--setf", "duration_stretch=1.1"])]
UNSEEN = [
    espeak("scotland-m4", "-v", "en-gb-scotland+m4"), flite("rms", "rms"), flite("awb", "awb"),
    Synthesiser("ked", ["festival", "voice_ked_diphone"], ["festival", "voice_ked_diphone", "Parameter.set 'Duration_Stretch 1.15"])]


def read(file):
    """A sound at the common rate, without the synthesiser's own silence at both ends."""
    raw = subprocess.run(["sox", "-D", file, "-r", str(RATE), "-c", "1", "-b", "16", "-t", "raw", "-", "gain", "-n", "-6"],
                         check=True, capture_output=True).stdout
    samples = numpy.frombuffer(raw, dtype="<i2").astype(numpy.float32)
    size = RATE // 100
    power = (samples[:len(samples) // size * size].reshape(-1, size) ** 2).mean(axis=1)
    loud = numpy.flatnonzero(power > power.max() * 10 ** -3.5)
    return samples[loud[0] * size:(loud[-1] + 1) * size]


def changed(samples, *effects):
    """Samples after sox's effects."""
    if not effects:
        return samples
    raw = samples.astype("<i2").tobytes()
    kind = ["-t", "raw", "-r", str(RATE), "-e", "signed", "-b", "16", "-c", "1", "-"]
    result = subprocess.run(["sox", "-D", *kind, *kind, *effects], input=raw, check=True, capture_output=True).stdout
    return numpy.frombuffer(result, dtype="<i2").astype(numpy.float32)


SUBJECTS = ["The team", "Our manager", "I", "The second service", "One of the operators", "Nobody", "My colleague from support",
            "The old pipeline", "Every customer", "The first version", "She", "Half of the group", "They", "A friend of mine", "The vendor"]
VERBS = ["measured", "rewrote", "wanted to keep", "never looked at", "counted", "moved", "asked about", "paid for",
         "tested", "argued over", "put together", "explained"]
ENDINGS = ["", ", twice", " before the deadline", ", and that surprised us", " because the numbers were wrong", ", which took eleven days", " in one afternoon",
           ", although nobody had asked for it", " with a stopwatch in hand", ", so we stopped and thought again", " for the sixth time", ", as you would expect"]
# What is spoken of in phases of these titles.
TOPICS = {
    "WHY": ["the complaints", "a broken promise", "the waiting times", "our reputation", "the spring outage"],
    "WHAT": ["the scope", "three screens", "a single page", "the requirements", "the smallest version"],
    "OPTIONS": ["the alternatives", "a ready-made product", "the cheap way", "the licence", "a comparison table"],
    "PLAN & TEAM": ["the schedule", "five people", "the milestones", "my responsibility", "the holidays"],
    "DESIGN": ["the queue", "a second database", "the interfaces", "the cache", "the picture on the wall"],
    "DATA": ["the billing records", "duplicate rows", "the catalogue", "ninety names", "the missing values"],
    "FIRST TEST": ["the trial run", "our own accounts", "the error messages", "a wrong assumption", "the checklist"],
    "EXPERIMENTS": ["both variants", "the control group", "the significance", "a month of traffic", "the dashboard"],
    "TROUBLE": ["the pager", "the long night", "a full disk", "the rollback", "the incident report"],
    "OTHER TEAMS": ["the documentation", "the neighbours", "a shared library", "the questions", "their use case"],
    "ROLLOUT": ["the small groups", "the switch", "the training", "the old system", "a phone line"],
    "RESULT & LEARNING": ["the savings", "half an hour a day", "the final figures", "my mistakes", "the next project"],
}
SENTENCES = 20  # of each phase, in each of the two takes


def texts(title, take):
    """What a take says in a phase of this title; the other take says other things."""
    random = numpy.random.default_rng([sorted(TOPICS).index(title), 7])
    found = {}
    while len(found) < 2 * SENTENCES:
        subject, verb, ending = (random.choice(list_) for list_ in (SUBJECTS, VERBS, ENDINGS))
        found[f"{subject} {verb} {random.choice(TOPICS[title])}{ending}."] = None
    return list(found)[take * SENTENCES:][:SENTENCES]


class Pair:
    """What one voice says in two takes, by title: openings and bodies as samples with their texts."""

    def __init__(self, voice):
        self.voice = voice
        titles = sorted(TOPICS)
        self.openings = {}
        for take in (0, 1):
            said = [lead + OPENINGS[title][wording] for title in titles for wording in (0, 1) for lead in ["", "Okay. "]]
            sounds = iter(voice.pool(said, take, "openings"))
            for title in titles:
                for wording in (0, 1):
                    self.openings[title, wording, take] = [(next(sounds), OPENINGS[title][wording]) for _ in ["", "Okay. "]]
        # The second take's manner for what both say; its own sentences for the rest.
        self.bodies = {}
        for take, said in ((0, 0), (1, 0), (1, 1)):
            all_texts = [text for title in titles for text in texts(title, said)]
            sounds = voice.pool(all_texts, take, f"body-{said}")
            for index, title in enumerate(titles):
                part = slice(index * SENTENCES, (index + 1) * SENTENCES)
                self.bodies[title, said, take] = list(zip(sounds[part], all_texts[part]))

    def talk(self, document, take, seed, kept=1.0, again=0.0):
        return Talk(self, document, take, seed, kept, again)


class RealPair:
    """The same of a real speaker's utterances (prompts.py): an opening that is said again is the same one, at another pace and pitch and in another room, since nobody was recorded twice."""

    def __init__(self, name, utterances):
        self.voice = type("Voice", (), {"name": name})
        order = numpy.random.default_rng(9).permutation(len(utterances))
        titles = sorted(TOPICS)
        first = [index for index in order if len(utterances[index]) > 1.6 * RATE][:2 * len(titles)]
        rest = [index for index in order if index not in set(first)]
        self.openings, self.bodies = {}, {}
        for place, title in enumerate(titles):
            for take in (0, 1):
                for wording in (0, 1):
                    self.openings[title, wording, take] = [(utterances[first[2 * place + wording]], "")] * 2
                # What one take says, the other does not.
                self.bodies[title, take, take] = [(utterances[index], "") for index in rest[take::2]]
            self.bodies[title, 0, 1] = self.bodies[title, 0, 0]

    def talk(self, document, take, seed, kept=1.0, again=0.0):
        return Talk(self, document, take, seed, kept, again)


class Talk:
    """What one take says.

    - document: the plan's text and the middles of its budgets.
    - take: 0, or 1 for the later one.
    - kept: the share of the phases that begin as in take 0.
    - again: the share of all other sentences that are those of take 0's phase.
    """

    def __init__(self, pair, document, take, seed, kept, again):
        self.pair, self.document, self.take, self.again = pair, document, take, again
        self.random = numpy.random.default_rng([seed, take, 3])
        self.titles = [line.split(": ", 1)[1].rsplit(" (", 1)[0].split(" - ")[0] for line in document[0].splitlines() if line.startswith("## ")]
        count = len(self.titles)
        keeping = numpy.random.default_rng([seed, 4]).permutation(count) < round(kept * count)
        self.wordings = [0 if take == 0 or keeps else 1 for keeps in keeping]
        self.tempo = self.random.uniform(0.92, 1.1)

    def opening(self, phase):
        """The first sentence of a phase; said a little otherwise every time."""
        lead = self.random.random() < 0.25
        samples, text = self.pair.openings[self.titles[phase], self.wordings[phase], self.take][int(lead)]
        if self.take == 0:
            return samples, text
        return changed(samples, "gain", "-6", "tempo", "-s", f"{self.tempo * self.random.uniform(0.95, 1.05):.3f}",
                       "pitch", f"{self.random.uniform(-60, 60):.0f}"), text

    def body(self, phase):
        """Other sentences to choose from."""
        again = self.take == 1 and self.random.random() < self.again
        return self.pair.bodies[self.titles[phase], 0 if self.take == 0 or again else 1, self.take]

    def room(self, samples, random):
        """The take in its own room: every one colours otherwise, the later one also echoes in half of the cases."""
        frequencies = numpy.fft.rfftfreq(512, 1 / RATE)
        # A few broad bells of up to 5 dB, and a tilt.
        gain = random.uniform(-1.5, 1.5) * numpy.log2(numpy.maximum(frequencies, 100) / 1000)
        for _ in range(3):
            centre = numpy.exp(random.uniform(numpy.log(200), numpy.log(6000)))
            gain = gain + random.uniform(-5, 5) * numpy.exp(-0.5 * (numpy.log2(numpy.maximum(frequencies, 20) / centre) / 0.4) ** 2)
        response = numpy.roll(numpy.fft.irfft(10 ** (gain / 20)), 256) * numpy.hanning(512)
        if self.take == 1 and random.random() < 0.5:
            length = int(0.4 * RATE)
            echo = random.standard_normal(length) * 10 ** (-3 * numpy.arange(length) / RATE / random.uniform(0.2, 0.4))
            echo *= 10 ** (-random.uniform(6, 10) / 20) / numpy.sqrt((echo ** 2).sum())
            echo[0] = 1
            response = numpy.convolve(response, echo)
        return filtered(samples, response)[256:][:len(samples)]


def filtered(samples, response):
    """The convolution of a long sound with a short response, block by block."""
    size, block = 1 << 16, (1 << 16) - len(response) + 1
    spectrum = numpy.fft.rfft(response, size)
    result = numpy.zeros(len(samples) + size, numpy.float32)
    for start in range(0, len(samples), block):
        part = numpy.fft.irfft(numpy.fft.rfft(samples[start:start + block], size) * spectrum, size)
        result[start:start + size] += part.astype(numpy.float32)
    return result


def with_triggers(plan):
    """The plan with trigger words that its phases are about."""
    lines, title = [], None
    for line in plan.splitlines():
        if line.startswith("## "):
            title = line.split(": ", 1)[1].rsplit(" (", 1)[0].split(" - ")[0]
        lines.append("**Memory Trigger:** " + ", ".join(TOPICS[title][:3]) if line.startswith("**Memory Trigger:**") else line)
    return "\n".join(lines)


def transcript(said, seed):
    """What a recogniser would have heard, as CTM: a seventh of its words are wrong, and its times are off by 0.15 s."""
    random = numpy.random.default_rng([seed, 5])
    vocabulary = sorted({word.strip(".,?").lower() for topics in TOPICS.values() for topic in topics for word in topic.split()}
                        | {word.strip(".,?").lower() for text in SUBJECTS + VERBS + ENDINGS for word in text.split() if word.strip(".,?")})
    lines = []
    for begin, end, text in said:
        if not text:
            continue
        words = [word.strip(".,?").lower() for word in text.split()]
        edges = begin + (end - begin) * numpy.cumsum([0] + [len(word) + 1 for word in words]) / sum(len(word) + 1 for word in words)
        for word, start, until in zip(words, edges, edges[1:]):
            kind = 7 * random.random()
            if kind < 0.25:
                continue
            word = vocabulary[random.integers(len(vocabulary))] if kind < 1 else word
            lines.append(f"talk 1 {max(0, start + random.normal(0, 0.15)):.2f} {until - start:.2f} {word} 0.90\n")
    return "".join(lines)


KINDS = ["none", "earlier take", "words", "both"]
# The share of the openings that are kept, and of all other sentences.
KEPT = {"every": (1.0, 0.0), "half": (0.5, 0.0), "none": (0.0, 0.0), "half, and a third of all else": (0.5, 0.33)}


def prepare(pairs, index, seed, kept, laws, path):
    """Writes a pair: the plan, the later take with its words, the earlier one with marks, and one by another voice; and returns what is true of it."""
    if os.path.exists(path + ".json"):
        with open(path + ".json", encoding="utf-8") as kept_:
            return json.load(kept_)
    import alignment
    pair, stranger = pairs[index % len(pairs)], pairs[(index + 1) % len(pairs)]
    document = alignment.document(numpy.random.default_rng(seed))
    document = with_triggers(document[0]), document[1]
    other = [samples for samples, _ in stranger.bodies["WHY", 0, 0]]
    labels = [line[3:].split(": ")[0].split(" ")[1] for line in document[0].splitlines() if line.startswith("## ")]

    def take(pair, number, seed_):
        talk = pair.talk(document, number, seed, *KEPT[kept])
        return alignment.Rehearsal(seed_, None, other, laws=laws, talk=talk), talk
    earlier = {}
    for name, voice in (("a", pair), ("x", stranger)):
        first, _ = take(voice, 0, seed * 10)
        alignment.write_wave(f"{path}-{name}.wav", first.samples, [(start, labels[phase]) for phase, start in enumerate(first.starts) if start is not None])
        earlier[name] = first.starts
    rehearsal, talk = take(pair, 1, seed * 10 + 1)
    alignment.write_wave(path + ".wav", rehearsal.samples)
    for ending, text in (".md", document[0]), (".ctm", transcript(rehearsal.said, seed)):
        with open(path + ending, "w", encoding="utf-8") as out:
            out.write(text)
    truth = {"voice": pair.voice.name, "starts": rehearsal.starts, "end": rehearsal.end,
             "earlier": earlier, "kept": [wording == 0 and start is not None for wording, start in zip(talk.wordings, earlier["a"])]}
    with open(path + ".json", "w", encoding="utf-8") as out:
        json.dump(truth, out, default=float)
    return truth


def measure(binary, truth, index, path):
    """Every boundary of the later take: by kind of evidence, how far off it is and how sure."""
    import alignment
    options = {"none": ["--like", "none"], "earlier take": ["--like", path + "-a.wav"], "words": ["--like", "none", "--words", path + ".ctm"],
               "both": ["--like", path + "-a.wav", "--words", path + ".ctm"], "another voice": ["--like", path + "-x.wav"]}
    if os.path.getsize(path + ".ctm") == 0:
        del options["words"], options["both"]
    rows = []
    wanted = alignment.begins(truth["starts"], truth["end"])
    told = [phase for phase, start in enumerate(truth["starts"]) if start is not None]
    for kind, extra in options.items():
        command = [binary, "analyse", "--format", "json", "--plan", path + ".md", *extra, path + ".wav"]
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode:
            raise SystemExit(f"{' '.join(command)}\n{result.stderr}")
        found = json.loads(result.stdout)
        begins = alignment.begins([part["start_s"] for part in found["phases"]], truth["end"])
        for phase in told[1:]:
            place = found["phases"][phase]["alignment"] if found["phases"][phase]["start_s"] is not None else None
            rows.append({"kind": kind, "voice": truth["voice"], "index": index, "phase": phase, "error": abs(begins[phase] - wanted[phase]),
                         "confidence": place and place["confidence"], "rests on": place["rests_on"] if place else [], "kept": truth["kept"][phase]})
    return rows


def summarise(title, rows):
    print(f"{title}: {len({row['index'] for row in rows})} pairs")
    print(f"  {'':16}{'count':>6}{'median':>10}{'95 %':>9}{'in 2 s':>8}{'sure':>6}{'right':>7}")
    for kind in KINDS + ["another voice"]:
        these = [row for row in rows if row["kind"] == kind]
        if not these:
            continue
        errors = numpy.array([row["error"] for row in these])
        sure = [row["error"] <= 2 for row in these if (row["confidence"] or 0) >= 0.8]
        right = f"{100 * numpy.mean(sure):.0f} %" if sure else "-"
        print(f"  {kind:16}{len(errors):6}{numpy.median(errors):8.2f} s{numpy.percentile(errors, 95):7.0f} s{100 * (errors <= 2).mean():6.0f} %{len(sure):6}{right:>7}")


def main(binary, half, count, laws, keep=None, dump=None, made=None):
    """Pairs of takes in which every, half and none of the openings are kept."""
    pairs = made or [Pair(voice) for voice in (DEVELOPMENT if half == "development" else UNSEEN)]
    everything = []
    for offset, kept in enumerate(KEPT):
        def one(index):
            with tempfile.TemporaryDirectory() as work:
                path = os.path.join(keep or work, f"pair-{half}-{kept}-{index}")
                truth = prepare(pairs, index, (60000 if "unseen" in half else 50000) + 100 * offset + index, kept, laws, path)
                return measure(binary, truth, index, path) if binary else []
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            rows = [row for rows in threads.map(one, range(count)) for row in rows]
        if binary:
            summarise(f"{half}, {kept} of the openings kept", rows)
        everything += [dict(row, half=half, condition=kept) for row in rows]
    if dump:
        with open(os.path.join(dump, f"pairs-{half}.json"), "w", encoding="utf-8") as out:
            json.dump(everything, out, default=float)
