#!/usr/bin/env python3
"""How well `coach diff` finds what was said the same in two takes.

Pairs of takes by one voice (pairs.py) tell the same phases: of the sentences of the earlier take the later one says
some again, in its own manner and room, says others instead of some, leaves some out and adds some. The truth are the
sentences that both say in the same order (the longest common subsequence of each phase). Counted are seconds of the
later take: how many of those that were said before are found, and how many of those that are found were; and the same
of a pair by two voices, and of a pair that has nothing in common.

Usage: changes.py BINARY [--half development|unseen] [--real] [--count PAIRS] [--keep FOLDER]
"""
import argparse, json, os, subprocess, tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy

import alignment, pairs, prompts

RATE = alignment.RATE
# Of the earlier take's sentences: said again, said otherwise, left out; and one more is put before so many.
AGAIN, OTHERWISE, ADDED = 0.55, 0.2, 0.15
LONGEST = 10.0  # seconds of a sentence; a few prompts are read-out licences

# Parts of sentences, each of which a phase uses once: two sentences of a phase have no words in common but the small ones.
SUBJECTS = ["The team", "Our manager", "My neighbour", "Service number two", "An operator", "Nobody", "Some colleague", "The old pipeline", "Every customer", "Version one",
            "She", "Half of the group", "They", "A friend", "That vendor", "Head office", "The night shift", "A young lawyer", "Both testers", "The architect",
            "Grandmother", "This committee", "Marketing", "A stranger", "Your successor", "The database", "An intern", "The board", "Professor Hill", "Most people",
            "The gardener", "Finance", "Two drivers", "A robot", "The whole floor", "Our competitor", "Somebody upstairs", "The press", "A visitor", "The union"]
VERBS = ["measured", "rewrote", "wanted to keep", "never looked at", "counted", "moved", "asked about", "paid for", "tested", "argued over",
         "put together", "explained", "painted", "forgot", "borrowed", "threw away", "photographed", "translated", "insured", "polished",
         "doubled", "unplugged", "admired", "hid", "weighed", "published", "cancelled", "copied by hand", "mentioned", "fixed",
         "bought back", "labelled", "dreamt of", "sketched", "delivered", "questioned", "froze", "shortened", "celebrated", "locked"]
OBJECTS = ["the complaints", "a broken promise", "the waiting times", "ninety names", "the spring outage", "three screens", "a single page", "these requirements", "the licence", "one cheap option",
           "the schedule", "a picture on the wall", "both interfaces", "the cache", "billing records", "duplicate rows", "a wrong assumption", "the error messages", "our checklist", "the dashboard",
           "a month of traffic", "the pager", "that long night", "a full disk", "the rollback", "an incident report", "the documentation", "a shared library", "small groups", "the switch",
           "a phone line", "the savings", "half an hour a day", "my mistakes", "the next project", "eleven boxes", "a kitchen table", "the blue folder", "last year's budget", "a bridge of paper"]
ENDINGS = ["", ", twice", " before the deadline", ", to our surprise", " without a word", ", which took until Easter", " in one afternoon", " although it rained", " with a stopwatch", " and stopped",
           " for the sixth time", ", as expected", " behind closed doors", " over lunch", ", thank goodness", " in Portugal", " on the train", ", or so he said", " with great care", " once more",
           " at half past four", " under the old roof", ", of all things", " quite happily", " from memory", " instead of sleeping", ", step by step", " by accident", " until Wednesday", " in plain English",
           " as a joke", " with gloves", ", very slowly", " across the street", " for free", " during the strike", ", then left", " with a ruler", " beside the river", " out loud"]
PHASES, SENTENCES = 12, 20  # of each phase in each of the two takes


class Voice:
    """What a voice says in two takes: the sentences of each phase, by take and name.

    A name is (0, number) for what the earlier take says and (1, number) for what only the later one does.
    """

    def __init__(self, name, sounds, changes):
        self.name, self.sounds, self.changes = name, sounds, changes
        self.count = 1 + max(number for _, (_, number), _ in sounds)

    @staticmethod
    def synthetic(synthesiser):
        """A synthesiser has a manner for each take."""
        texts = []
        for phase in range(PHASES):
            random = numpy.random.default_rng([phase, 17])
            texts += ["{} {} {}{}.".format(*words) for words in zip(*(random.permutation(list_) for list_ in (SUBJECTS, VERBS, OBJECTS, ENDINGS)))]
        sounds = {}
        for take in (0, 1):
            for index, samples in enumerate(synthesiser.pool(texts, take, "changes")):
                phase, number = divmod(index, 2 * SENTENCES)
                sounds[phase, divmod(number, SENTENCES), take] = samples
        return Voice(synthesiser.name, sounds, False)

    @staticmethod
    def real(name, utterances):
        """Nobody was recorded twice: what is said again is the same utterance at another pace and pitch."""
        utterances = [utterances[index] for index in numpy.random.default_rng(9).permutation(len(utterances)) if len(utterances[index]) < LONGEST * RATE]
        count = min(SENTENCES, len(utterances) // (2 * PHASES))
        parts = iter(utterances)
        sounds = {(phase, (said, number), 0): next(parts) for phase in range(PHASES) for said in (0, 1) for number in range(count)}
        return Voice(name, sounds | {(phase, name_, 1): samples for (phase, name_, _), samples in sounds.items()}, True)


class Script:
    """What one take says, sentence by sentence; every sentence by its name, which truth goes by."""

    def __init__(self, voice, document, take, seed, phases):
        self.voice, self.take, self.phases, self.next = voice, take, phases, [0] * len(phases)
        self.talk = pairs.Talk(None, document, take, seed, 1.0, 0.0)
        self.room = self.talk.room
        # No phase is longer than there are sentences.
        seconds = [sum(len(voice.sounds[phase, name, take]) for name in names) / RATE for phase, names in enumerate(phases)]
        self.document = document[0], [min(middle, length / 1.6) for middle, length in zip(document[1], seconds)]

    def opening(self, phase):
        return self.body(phase)[0]

    def body(self, phase):
        """The next sentence of a phase."""
        name = self.phases[phase][self.next[phase] % len(self.phases[phase])]
        self.next[phase] += 1
        samples = self.voice.sounds[phase, name, self.take]
        if self.take == 1 and self.voice.changes:
            random = self.talk.random
            samples = pairs.changed(samples, "gain", "-6", "tempo", "-s", f"{self.talk.tempo * random.uniform(0.95, 1.05):.3f}", "pitch", f"{random.uniform(-60, 60):.0f}")
        return [(samples, (phase, name))]


def scripts(voice, stranger, document, seed, share):
    """Two takes of a document, the earlier one by the stranger: of what might be said again the later one says a share."""
    random = numpy.random.default_rng([seed, 8])
    earlier, later = [], []
    for _ in document[1]:
        first = [(0, int(number)) for number in random.permutation(voice.count)]
        others = iter([(1, int(number)) for number in random.permutation(voice.count)])
        second = []
        for name in first:
            if random.random() < ADDED:
                second += [other for other in [next(others, None)] if other]
            chance = random.random()
            if chance < AGAIN * share:
                second.append(name)
            elif chance < AGAIN + OTHERWISE:
                second += [other for other in [next(others, None)] if other]
        earlier.append(first if stranger is voice else [(0, number % stranger.count) for _, number in first])
        later.append(second or [next(others)])
    return Script(stranger, document, 0, seed, earlier), Script(voice, document, 1, seed, later)


def common(first, second):
    """Which of the second's names belong to the longest common subsequence."""
    table = numpy.zeros((len(first) + 1, len(second) + 1), int)
    for i in range(len(first) - 1, -1, -1):
        for j in range(len(second) - 1, -1, -1):
            table[i, j] = table[i + 1, j + 1] + 1 if first[i] == second[j] else max(table[i + 1, j], table[i, j + 1])
    i = j = 0
    found = [False] * len(second)
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            found[j] = True
            i, j = i + 1, j + 1
        elif table[i + 1, j] >= table[i, j + 1]:
            i += 1
        else:
            j += 1
    return found


def prepare(made, index, seed, share, is_stranger, path):
    """Writes a pair of takes with marks and their plan; what the later one says, with whether it was said before."""
    voice, stranger = made[index % len(made)], made[(index + 1) % len(made)]
    document = alignment.document(numpy.random.default_rng(seed))
    other = [stranger.sounds[0, (0, number), 0] for number in range(stranger.count)]
    labels = [line[3:].split(": ")[0].split(" ")[1] for line in document[0].splitlines() if line.startswith("## ")]
    both = scripts(voice, stranger if is_stranger else voice, document, seed, share)
    takes = [alignment.Rehearsal(seed * 10 + number, None, other, talk=script) for number, script in enumerate(both)]
    for name, take in zip("ab", takes):
        alignment.write_wave(f"{path}-{name}.wav", take.samples, [(start, labels[phase]) for phase, start in enumerate(take.starts) if start is not None])
    with open(path + ".md", "w", encoding="utf-8") as out:
        out.write(document[0])
    said = []
    for phase in range(len(labels)):
        before = [name for _, _, (of, name) in takes[0].said if of == phase]
        these = [(begin, end, name) for begin, end, (of, name) in takes[1].said if of == phase]
        again = common(before, [name for _, _, name in these])
        for (begin, end, name), is_again in zip(these, again):
            # A sentence that comes a second time may as well be the one that is meant.
            kind = "same" if is_again else "either" if name in before else "other"
            said.append((begin, end, "other" if is_stranger else kind))
    with open(path + ".json", "w", encoding="utf-8") as out:
        json.dump({"voice": voice.name, "said": said, "earlier": [(begin, end, of) for begin, end, (of, _) in takes[0].said]}, out, default=float)
    return said


def kept(binary, path, environment):
    """Two takes of the recordings; the later one is the latest."""
    for number, name in enumerate("ab"):
        # A take is of when its recording was made.
        os.utime(f"{path}-{name}.wav", (1e9 + 86400 * number,) * 2)
        command = [binary, "mark", f"{path}-{name}.wav", "--plan", path + ".md", "--keep"]
        result = subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if result.returncode:
            raise SystemExit(f"{' '.join(command)}\n{result.stderr}")


def measure(binary, said, path, folder):
    """Seconds of what both say: found, rightly found and all there are; and the passages' edges."""
    environment = dict(os.environ, XDG_DATA_HOME=f"{folder}/data", XDG_CONFIG_HOME=f"{folder}/config", LC_ALL="C.UTF-8")
    kept(binary, path, environment)
    result = subprocess.run([binary, "diff", "--format", "json"], env=environment, capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(result.stderr)
    step = 0.05
    end = max(end for _, end, _ in said) + 5
    truth = numpy.zeros(int(end / step), int)
    for begin, until, kind in said:
        truth[int(begin / step):int(until / step)] = {"same": 1, "either": 2, "other": 3}[kind]
    found = numpy.zeros(len(truth), bool)
    for phase in json.loads(result.stdout)["phases"]:
        for passage in (phase["said"] or {}).get("passages", []):
            if passage["kind"] == "same":
                found[int(passage["after"]["start_s"] / step):int(passage["after"]["end_s"] / step)] = True
    return {"right": step * (found & (truth == 1)).sum(), "all": step * (truth == 1).sum(),
            "wrong": step * (found & (truth == 3)).sum(), "other": step * (truth == 3).sum()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--half", default="unseen", choices=["development", "unseen"])
    parser.add_argument("--real", action="store_true", help="real voices (prompts.py) instead of synthetic ones")
    parser.add_argument("--count", type=int, default=4)
    parser.add_argument("--keep", help="keep the recordings there")
    options = parser.parse_args()
    if options.real:
        made = [Voice.real(name, said) for name, said in prompts.voices(options.half).items()]
    else:
        made = [Voice.synthetic(voice) for voice in (pairs.DEVELOPMENT if options.half == "development" else pairs.UNSEEN)]
    print(f"{'':24}{'pairs':>6}{'found':>8}{'right':>8}{'of the rest':>13}")
    for offset, (title, share, is_stranger) in enumerate([("more than half again", 1.0, False), ("a fifth again", 0.36, False),
                                                         ("nothing again", 0.0, False), ("another voice", 1.0, True)]):
        def one(index):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(options.keep or folder, f"change-{options.half}{'-real' if options.real else ''}-{offset}-{index}")
                seed = 70000 + 1000 * (options.half == "unseen") + 100 * offset + index
                said = prepare(made, index, seed, share, is_stranger, path)
                return measure(options.binary, said, path, folder) if options.binary != "none" else None
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            rows = [row for row in threads.map(one, range(options.count)) if row]
        if rows:
            sums = {key: sum(row[key] for row in rows) for key in rows[0]}
            share = f"{100 * sums['right'] / sums['all']:.0f} %" if sums["all"] else "-"
            right = f"{100 * sums['right'] / (sums['right'] + sums['wrong']):.0f} %" if sums["right"] + sums["wrong"] else "-"
            print(f"{title:24}{len(rows):6}{share:>8}{right:>8}{100 * sums['wrong'] / sums['other']:11.1f} %", flush=True)


if __name__ == "__main__":
    main()
