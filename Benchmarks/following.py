#!/usr/bin/env python3
"""How well phases turn by themselves: `coach rehearse PLAN --auto`, live through alsa-lib's file plugin.

The pairs of takes are those of pairs.py: the earlier one is rehearsed with keys where its phases begin, the later one
with none but the last. Counted are beginnings that were turned to within two seconds of the phase's first word, the mark
being there; false turns an hour; and what was turned to later.

Usage: following.py BINARY [--half development|unseen] [--count PAIRS] [--only ROW …] [--keep FOLDER]
"""
import argparse, json, os, shutil, subprocess, tempfile, wave
from concurrent.futures import ThreadPoolExecutor

import numpy

import alignment, pairs, prompts

RATE = alignment.RATE
WITHIN = 2.0
# A speaker who sees that nothing turned presses a key so long after the phase's first word.
NOTICED = 4.0


class Rig:
    """A folder with a microphone that plays a recording, and with takes."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.environment = dict(os.environ, ALSA_CONFIG_PATH=f"{folder}/alsa.conf", XDG_DATA_HOME=f"{folder}/data",
                                XDG_CONFIG_HOME=f"{folder}/config", XDG_RUNTIME_DIR=folder, LC_ALL="C.UTF-8")
        with open(f"{folder}/alsa.conf", "w", encoding="utf-8") as out:
            out.write(f'<confdir:alsa.conf>\npcm.filemic {{ type file slave.pcm "null" file "/dev/null" infile "{folder}/microphone.raw" format "raw" }}\n')

    def rehearse(self, plan, samples, keys, *options):
        """Rehearses what is heard; the journal, and what it cost in seconds of a core."""
        samples = numpy.concatenate([samples, numpy.zeros(2 * RATE, "<i2")])
        samples = samples[:len(samples) // 320 * 320]
        samples.astype("<i2").tofile(f"{self.folder}/microphone.raw")
        end = len(samples) / RATE - 1
        with open(f"{self.folder}/keys", "w", encoding="utf-8") as out:
            out.writelines(f"{at:.3f} {key}\n" for at, key in sorted(keys) if at < end)
            out.write(f"{end:.3f} finish\n")
        command = [self.binary, "rehearse", plan, "--device", "filemic", "--rate", str(RATE), "--keys", f"{self.folder}/keys", "--plain", *options]
        result = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        if result.returncode:
            raise SystemExit(f"{' '.join(command)}\n{result.stderr}")
        takes = f"{self.folder}/data/coach/takes"
        take = os.path.join(takes, sorted(os.listdir(takes))[-1])
        with open(os.path.join(take, "journal.jsonl"), encoding="utf-8") as journal:
            return [json.loads(line) for line in journal], result.stderr, take


def sound(path):
    with wave.open(path) as file:
        return numpy.frombuffer(file.readframes(file.getnframes()), "<i2")


def noisy(samples, seed):
    """With room noise 20 dB below the voice, besides what there is."""
    random = numpy.random.default_rng(seed)
    count = 1 << 20
    spectrum = numpy.fft.rfft(random.standard_normal(count)) / numpy.maximum(60, numpy.fft.rfftfreq(count, 1 / RATE))
    brown = numpy.fft.irfft(spectrum, count)
    noise = numpy.resize(brown / brown.std() + 0.05 * random.standard_normal(count), len(samples))
    gain = 32768 * 10 ** ((alignment.LEVEL - 20) / 20)
    return numpy.clip(samples + gain * noise, -32768, 32767).astype("<i2")


def numbers(plan):
    """The numbers of a plan's phases, as they are called with keys."""
    with open(plan, encoding="utf-8") as lines:
        return [line.split(":")[0].split()[-1] for line in lines if line.startswith("## ")]


def measure(binary, path, truth, earlier, is_noisy, is_put_right):
    """What became of every beginning of the later take."""
    plan, starts = path + ".md", truth["starts"]
    called = numbers(plan)
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(binary, folder)
        begins = truth["earlier"][earlier]
        keys = [(begin + 0.1, f"jump {called[phase]}") for phase, begin in enumerate(begins) if begin is not None and begin > 1]
        rig.rehearse(plan, sound(f"{path}-{earlier}.wav"), keys)
        later = sound(path + ".wav")
        corrections = [(start + NOTICED, f"jump {called[phase]}") for phase, start in enumerate(starts) if start is not None] if is_put_right else []
        journal, _, _ = rig.rehearse(plan, noisy(later, len(later)) if is_noisy else later, corrections, "--auto")
    told = [phase for phase, start in enumerate(starts) if start is not None][1:]
    rows = {phase: {"kept": truth["kept"][phase] and begins[phase] is not None, "after": None, "off": None} for phase in told}
    false = []
    for line in journal:
        if line["event"] != "command" or "heard" not in line:
            continue
        phase, at = line["phase"], line["frame"] / RATE
        if phase in rows and abs(at - starts[phase]) <= WITHIN:
            rows[phase].update(after=line["heard"]["known_frame"] / RATE - starts[phase], off=at - starts[phase])
        else:
            false.append((phase, at, line["heard"]["probability"]))
    return {"rows": list(rows.values()), "false": false, "hours": truth["end"] / 3600}


def summarise(title, results):
    rows = [row for result in results for row in result["rows"]]
    kept = [row for row in rows if row["kept"]]
    turned = [row for row in rows if row["after"] is not None]
    timely = [row for row in kept if row["after"] is not None and row["after"] <= WITHIN]
    late = [row for row in kept if row["after"] is not None and row["after"] > WITHIN]
    false, hours = sum(len(result["false"]) for result in results), sum(result["hours"] for result in results)

    def share(part):
        return f"{100 * len(part) / len(kept):.0f} %" if kept else "-"
    off = f"{1000 * numpy.median([abs(row['off']) for row in turned]):.0f} ms" if turned else "-"
    after = f"{numpy.median([row['after'] for row in turned]):.1f} s" if turned else "-"
    print(f"  {title:38}{len(rows):6}{len(kept):6}{share(timely):>8}{share(timely + late):>8}{false:7}{false / hours:7.2f}{after:>9}{off:>9}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--half", choices=["development", "unseen"], default="unseen")
    parser.add_argument("--real", action="store_true", help="real voices (prompts.py)")
    parser.add_argument("--count", type=int, default=8, help="pairs of takes of each kind")
    parser.add_argument("--keep", help="keep the recordings in this folder")
    parser.add_argument("--only", nargs="*", help="some of the rows, by their titles")
    parser.add_argument("--dump", help="every beginning as JSON, in this file")
    options = parser.parse_args()
    if options.real:
        voices = [pairs.RealPair(name, said) for name, said in prompts.voices(options.half).items()]
        if not voices:
            raise SystemExit("no real voices are installed; make alignment names their packages")
    else:
        voices = [pairs.Pair(voice) for voice in (pairs.DEVELOPMENT if options.half == "development" else pairs.UNSEEN)]
    work = options.keep or tempfile.mkdtemp()
    os.makedirs(work, exist_ok=True)
    binary = os.path.abspath(options.binary)
    print(f"{options.half}{', real voices' if options.real else ''}: {options.count} pairs of takes of each kind")
    print(f"  {'openings kept':38}{'count':>6}{'kept':>6}{'in 2 s':>8}{'in all':>8}{'false':>7}{'/hour':>7}{'after':>9}{'mark':>9}")
    everything = []
    kinds = [(kept, "a", False, right) for kept in pairs.KEPT for right in (False, True)]
    kinds += [("every", "a", True, False), ("every", "x", False, False), ("half", "x", False, True)]
    for kept, earlier, is_noisy, is_put_right in kinds:
        title = ", ".join([kept] + (["another voice"] if earlier == "x" else []) + (["noise at 20 dB"] if is_noisy else [])
                          + (["put right with keys"] if is_put_right else []))
        if options.only and title not in options.only:
            continue

        def one(index):
            path = os.path.join(work, f"pair-{options.half}{'-real' if options.real else ''}-{kept}-{index}")
            seed = (60000 if options.half == "unseen" else 50000) + 100 * list(pairs.KEPT).index(kept) + index
            truth = pairs.prepare(voices, index, seed, kept, alignment.pause_shapes, path)
            return measure(binary, path, truth, earlier, is_noisy, is_put_right)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            results = list(threads.map(one, range(options.count)))
        summarise(title, results)
        everything.append({"kind": title, "results": results})
    if options.dump:
        with open(options.dump, "w", encoding="utf-8") as out:
            json.dump(everything, out)
    if not options.keep:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
