#!/usr/bin/python3
"""Makes a labelled set of real voices in real noises out of Debian packages.

  voices.py DIR [--rehearsals 2] [--seed 1] [--report]

DIR gets FLAC files, `NAME.labels.tsv` beside each (lines `start_s<TAB>end_s` of speech) and a
`manifest.tsv`, in the form that accuracy.py reads:

  accuracy.py BINARY --folder DIR

The voices are telephone prompts (16 kHz G.722), the recordings inside a festival voice, the spoken
captions of a drawing program and the words of a children's game; the noises come from games, a
typewriter, a keyboard and a synthesiser's samples. What no package has (fan, ventilation, road, room,
mains buzz) is shaped noise. A phrase's speech is what lies within 27 dB of its active level, gaps
under 0.2 s closed; everything else in it is set to zero before it is placed, so that the labels say
exactly what was placed. The same seed makes the same set. --report prints what each source gave.
"""
import argparse, functools, math, os, random, re, subprocess, sys, wave, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = """python3-numpy ffmpeg sox libsox-fmt-base
asterisk-core-sounds-en-g722 asterisk-core-sounds-es-g722 asterisk-core-sounds-fr-g722
asterisk-core-sounds-it-g722 asterisk-core-sounds-ru-g722 asterisk-prompt-it-menardi-wav
festvox-ru tuxpaint-stamps-default ktuberling-data
bucklespring-data focuswriter sonic-pi-samples minetest-data lugaru-data simutrans-pak64
lincity-ng-data""".split()
if __name__ == "__main__" and not {"-h", "--help"} & set(sys.argv):
    # Before numpy is wanted: it is one of them.
    subprocess.run([os.path.join(HERE, "..", "Tools", "install-packages"), *PACKAGES], check=True)
import numpy as np

RATE = 16000
FRAME = RATE // 200                     # 5 ms, the grid of the labels
GAP = 40                                # frames: a shorter gap counts as speech
REHEARSAL = 1800

# Package, what its files match, fewest seconds of speech in a phrase, most phrases taken. The Russian
# reader is a man, as are Carlo and the Bulgarian. The last one is 8 kHz: it stays in a condition of its own.
SPEAKERS = {
    "ru-nsh": ("festvox-ru", r"/wav/.*\.wav$", 1.5, 260),
    "bg-krasimir": ("tuxpaint-stamps-default", r"_desc_bg\.ogg$", 1.2, 120),
    "it-carlo": ("asterisk-core-sounds-it-g722", r"_Carlo/[^/]*\.g722$", 1.0, 120),
    "en-allison": ("asterisk-core-sounds-en-g722", r"_Allison/[^/]*\.g722$", 1.2, 150),
    "es-allison": ("asterisk-core-sounds-es-g722", r"_Allison/[^/]*\.g722$", 1.2, 120),
    "fr-june": ("asterisk-core-sounds-fr-g722", r"_June/[^/]*\.g722$", 1.2, 260),
    "ru-ivrvoice": ("asterisk-core-sounds-ru-g722", r"_IvrvoiceRU/[^/]*\.g722$", 1.2, 120),
    "nn-words": ("ktuberling-data", r"/nn/.*\.(opus|ogg)$", 0.4, 150),
    "it-menardi": ("asterisk-prompt-it-menardi-wav", r"_Menardi/[^/]*\.wav$", 1.2, 80),
}
WORDS = {"nn-words"}                    # two to four of its words make a phrase
# Not speech but in the folder of prompts: tones, music, the sounds of animals and machines.
NO_SPEECH = re.compile(r"beep|tone|ring|monkey|weasel|silence|confbridge-(join|leave)|ascending|demo-|tt-")

STEADY = {
    "wind": ("lugaru-data", r"/Wind\.ogg$"),
    "water": ("minetest-data", r"/env_sounds_water\.\d\.ogg$"),
    "fire": ("minetest-data", r"/fire_small\.ogg$"),
    "traffic": ("lincity-ng-data", r"/TraficHigh\d\.wav$"),
    "engine": ("simutrans-pak64", r"/(diesel|truck)\.wav$"),
    "mine": ("lincity-ng-data", r"/CoalMine2\.wav$"),
    "vinyl": ("sonic-pi-samples", r"/vinyl_hiss\.flac$"),
    "printer": ("sonic-pi-samples", r"/loop_3d_printer\.flac$"),
    "vacuum": ("tuxpaint-stamps-default", r"/vacuum_cleaner\.ogg$"),
    "washer": ("tuxpaint-stamps-default", r"/Washing-machine\.ogg$"),
    "market": ("lincity-ng-data", r"/MarketFull1\.wav$"),
    "music": ("lugaru-data", r"/Music1(Grass|Desert)\.ogg$"),
    "music2": ("lugaru-data", r"/Music[23]\.ogg$"),
}
EVENTS = {                              # and the longest that one may last
    "keys": ("bucklespring-data", r"/wav/[0-9a-f]+-[01]\.wav$", 0.16),
    "typewriter": ("focuswriter", r"/key(any|enter)\.wav$", 0.45),
    "footsteps": ("minetest-data", r"/default_(wood|hard|gravel)_footstep\.\d\.ogg$", 0.35),
    "doors": ("minetest-data", r"/doors_(door|fencegate|steel_door)_(open|close)\.ogg$", 0.7),
    "glass": ("minetest-data", r"/default_break_glass\.\d\.ogg$", 0.8),
    "taps": ("minetest-data", r"/default_dig_(choppy|cracky)\.\d\.ogg$", 0.2),
    "rustle": ("minetest-data", r"/default_(grass_footstep\.\d|dig_snappy)\.ogg$", 0.6),
}


# --- files of packages ---------------------------------------------------------------------------

@functools.cache
def contents(package):
    """A package's files, wherever they are."""
    listing = subprocess.run(["dpkg", "-L", package], capture_output=True, text=True, check=True).stdout
    return sorted(path for path in listing.splitlines() if os.path.isfile(path))


def files(package, pattern):
    """Those that match; two paths to one file count once."""
    found = {os.path.realpath(path) for path in contents(package) if re.search(pattern, path)}
    if not found:
        sys.exit(f"{package} has no file like {pattern}")
    return sorted(found)


def decode(path):
    """16 kHz mono, -1 to 1 (Vorbis may go beyond)."""
    form = ["-f", "g722"] if path.endswith(".g722") else []
    command = ["ffmpeg", "-v", "error", "-threads", "1", *form, "-i", path, "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True).stdout, np.float32).astype(float)


def generator(*names):
    """Chance of its own for each thing by name, so that one more recording changes no other."""
    return np.random.default_rng(zlib.crc32("/".join(map(str, names)).encode()))


# --- levels --------------------------------------------------------------------------------------

def powers(sound, size=FRAME):
    count = len(sound) // size
    return (sound[:count * size].reshape(count, size) ** 2).mean(axis=1)


def power_of(decibels):
    return 10 ** (decibels / 10)


def decibels_of(power):
    return 10 * math.log10(max(power, 1e-14))


def runs(flags, gap=1):
    """Begin and end of each run of true frames; what is less than `gap` apart is one run."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(int)))
    joined = []
    for begin, end in zip(edges[::2], edges[1::2]):
        if joined and begin - joined[-1][1] < gap:
            joined[-1][1] = int(end)
        else:
            joined.append([int(begin), int(end)])
    return joined


def smoothed(steps, size=6):
    return np.convolve(steps, np.ones(size) / size, "valid")


# --- phrases -------------------------------------------------------------------------------------

def active_power(steps):
    """Mean power of what is within 40 dB of itself."""
    least = steps.max() * power_of(-35)
    for _ in range(4):
        active = steps[steps > least].mean()
        least = active * power_of(-40)
    return active


def is_breath(steps, run, active):
    """Long and weak, with a dip on either side: breath or the room, and no part of a word."""
    return run[1] - run[0] >= 24 and steps[run[0]:run[1]].max() < active * power_of(-20)


def speech_runs(steps, active, range_db=27):
    """Segments of speech in frames, and the breaths that were left out."""
    found = runs(steps > active * power_of(-range_db), gap=8)
    breaths = [run for run in found if is_breath(steps, run, active)]
    kept = [run for run in found if run not in breaths]
    flags = np.zeros(len(steps), bool)
    for begin, end in kept:
        flags[begin:end] = True
    # A click on its own is none either.
    return [run for run in runs(flags, GAP) if run[1] - run[0] >= 12], breaths


def is_clean(sound, steps, active, segments):
    """Quiet behind the voice, not cut within a vowel, not clipped, and the same at a somewhat other threshold."""
    if smoothed(steps).min() > active * power_of(-46):
        return False
    if steps[:2].mean() > active * power_of(-14) or steps[-2:].mean() > active * power_of(-22):
        return False
    if (abs(sound) >= 0.999 * abs(sound).max()).sum() > 12:
        return False
    spoken = sum(end - begin for begin, end in segments)
    others = [sum(end - begin for begin, end in speech_runs(steps, active, range_db)[0]) for range_db in (24, 30)]
    return max(others) - min(others) < 0.12 * spoken


def ramp(sound, begin, end, fade=FRAME):
    """A copy of begin to end with a raised cosine on both sides."""
    piece = sound[begin:end].copy()
    slope = 0.5 - 0.5 * np.cos(np.pi * (np.arange(fade) + 0.5) / fade)
    piece[:fade] *= slope
    piece[-fade:] *= slope[::-1]
    return piece


def phrase(sound, shortest):
    """(sound, segments, breaths) of unit active level and zero outside of the segments, or nothing.

    The sound reaches 5 ms before and 7 ms after a segment and fades there, as in the given recordings.
    """
    if len(sound) < 0.3 * RATE or not sound.any():
        return None
    # A frame of silence at both ends gives the margins room.
    sound = np.concatenate([np.zeros(2 * FRAME), sound - sound.mean(), np.zeros(3 * FRAME)])
    steps = powers(sound)
    inner = powers(sound[2 * FRAME:-3 * FRAME])
    active = active_power(inner)
    segments, _ = speech_runs(steps, active)
    _, breaths = speech_runs(steps, active, 40)
    spoken = sum(end - begin for begin, end in segments) * FRAME / RATE
    if not shortest <= spoken <= 13 or not is_clean(sound[2 * FRAME:-3 * FRAME], inner, active, segments):
        return None
    clean = np.zeros(len(sound))
    for begin, end in segments:
        first, last = begin * FRAME - FRAME, min(len(sound), end * FRAME + FRAME + 32)
        clean[first:last] = ramp(sound, first, last)
    level = math.sqrt(np.mean(np.concatenate([steps[begin:end] for begin, end in segments])))
    start, stop = segments[0][0] - 1, min(len(steps), segments[-1][1] + 2)
    blows = [ramp(sound, b * FRAME, e * FRAME, 160) / level for b, e in breaths if 30 <= e - b <= 120]
    return (clean[start * FRAME:stop * FRAME] / level, [(b - start, e - start) for b, e in segments], blows)


class Voices:
    """The phrases of each speaker, dealt out until all were used once."""

    def __init__(self, seed):
        self.seed, self.phrases, self.place, self.breaths, self.report = seed, {}, {}, [], []
        for name in SPEAKERS:
            self.load(name)

    def load(self, name):
        package, pattern, shortest, most = SPEAKERS[name]
        paths = [path for path in files(package, pattern) if not NO_SPEECH.search(os.path.basename(path))]
        random.Random(f"{self.seed}/{name}").shuffle(paths)
        accepted, tried = [], 0
        for tried, path in enumerate(paths, 1):
            found = phrase(decode(path), shortest)
            if found:
                accepted.append((*found, path))
                self.breaths += found[2]
            if len(accepted) == most:
                break
        seconds = sum((e - b) * FRAME / RATE for _, segments, _, _ in accepted for b, e in segments)
        self.report.append(f"{name}: {len(accepted)} phrases of {tried} tried, {seconds:.0f} s of speech")
        if len(accepted) < 10:
            sys.exit(f"too few clean phrases: {self.report[-1]}")
        self.phrases[name], self.place[name] = accepted, 0

    def deal(self, name):
        sound, segments, _, path = self.phrases[name][self.place[name] % len(self.phrases[name])]
        self.place[name] += 1
        return sound, segments, path

    def next(self, name, chance):
        """A phrase; of single words, some with less than 0.2 s between them."""
        sound, segments, _ = self.deal(name)
        if name not in WORDS:
            return sound, segments
        for _ in range(chance.integers(1, 4)):
            more, others, _ = self.deal(name)
            shift = len(sound) // FRAME + int(chance.integers(8, 28))
            sound = np.concatenate([sound, np.zeros(shift * FRAME - len(sound)), more])
            segments = segments + [(begin + shift, end + shift) for begin, end in others]
        return sound, close(segments)


def close(segments):
    joined = []
    for begin, end in segments:
        if joined and begin - joined[-1][1] < GAP:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def pause(chance):
    """Frames of a speaker's pause: mostly under a second, sometimes long."""
    if chance.random() < 0.07:
        seconds = chance.uniform(3, 6)
    else:
        seconds = min(3.0, 0.3 + chance.lognormal(-0.8, 0.8))
    return round(seconds * RATE / FRAME)


def timeline(voices, speakers, seconds, chance):
    """Phrases with pauses; of several speakers each has one to three phrases in turn."""
    total = round(seconds * RATE / FRAME)
    clean, segments = np.zeros(total * FRAME), []
    at, turn, left = round(chance.uniform(0.6, 2.0) * RATE / FRAME), 0, int(chance.integers(1, 4))
    misses = 0
    while misses < 8:
        sound, parts = voices.next(speakers[turn % len(speakers)], chance)
        frames = len(sound) // FRAME
        if at + frames > total - 100:
            misses += 1
            continue
        clean[at * FRAME:at * FRAME + len(sound)] += sound * 10 ** (chance.normal(0, 1.5) / 20)
        segments += [(at + begin, at + end) for begin, end in parts]
        at += frames + pause(chance)
        left -= 1
        if left == 0:
            turn, left = turn + 1, int(chance.integers(1, 4))
    segments = close(segments)
    spoken = np.concatenate([clean[begin * FRAME:end * FRAME] for begin, end in segments])
    return clean / math.sqrt(np.mean(spoken ** 2)), segments


# --- noises --------------------------------------------------------------------------------------

def unit(sound):
    return sound / math.sqrt(np.mean(sound ** 2))


def high_passed(sound, edge=20):
    size = 1 << (len(sound) - 1).bit_length()
    bins = np.fft.rfft(sound, size)
    bins[:int(edge * size / RATE)] = 0
    return np.fft.irfft(bins, size)[:len(sound)]


def loud_part(sound):
    """The longest stretch near its usual level: without the fades at a loop's ends."""
    steps = smoothed(powers(sound, RATE // 20), 3)
    found = runs(steps > np.median(steps) * power_of(-5), gap=4)
    begin, end = max(found, key=lambda run: run[1] - run[0])
    return sound[begin * RATE // 20:(end + 2) * RATE // 20]


def prolonged(sounds, length, chance):
    """Pieces from chance places, faded into each other: no period that a detector could learn."""
    out, at = np.zeros(length + 8 * RATE), 0
    while at < length:
        sound = sounds[chance.integers(len(sounds))]
        size = int(min(6 * RATE, 0.8 * len(sound)))
        fade = min(RATE // 4, size // 4)
        begin = int(chance.integers(0, len(sound) - size + 1))
        piece = sound[begin:begin + size].copy()
        slope = np.sin(np.pi / 2 * (np.arange(fade) + 0.5) / fade)
        piece[:fade] *= slope
        piece[-fade:] *= slope[::-1]
        out[at:at + size] += piece
        at += size - fade
    # From within, for the first piece begins with a fade.
    return out[RATE // 4:][:length] if length + RATE // 4 <= at else out[:length]


def shaped(length, gain, chance):
    """Noise whose spectrum follows gain(frequencies)."""
    size = 1 << (length - 1).bit_length()
    bins = np.fft.rfft(chance.standard_normal(size))
    bins *= gain(np.maximum(np.fft.rfftfreq(size, 1 / RATE), 1))
    bins[:int(15 * size / RATE)] = 0
    return unit(np.fft.irfft(bins, size)[:length])


def swell(length, amount_db, seconds, chance):
    """A gain that wanders by about +-amount over the given time."""
    count = int(length / RATE / seconds) + 4
    knots = np.clip(chance.normal(0, amount_db / 1.6, count), -amount_db, amount_db)
    place = np.arange(length) / RATE / seconds
    first = place.astype(int)
    part = 0.5 - 0.5 * np.cos(np.pi * (place - first))
    return 10 ** ((knots[first] * (1 - part) + knots[first + 1] * part) / 20)


def tones(length, frequencies, chance):
    time = np.arange(length) / RATE
    return sum(a * np.sin(2 * np.pi * f * time + chance.uniform(0, 6.28)) for f, a in frequencies)


def fan(length, chance):
    air = shaped(length, lambda f: 1 / np.sqrt(1 + (f / 350) ** 2) ** 1.6, chance)
    blades = unit(tones(length, [(47, .5), (94, 1), (188, .5), (282, .4), (1128, .1)], chance))
    return (air + 0.35 * blades) * swell(length, 1.5, 1.3, chance)


def ventilation(length, chance):
    return shaped(length, lambda f: 1 / np.sqrt(1 + (f / 180) ** 2) + 0.05, chance) * swell(length, 1, 4, chance)


def road(length, chance):
    return shaped(length, lambda f: 1 / (1 + (f / 160) ** 2) + 0.01, chance) * swell(length, 3, 3, chance)


def room(length, chance):
    return shaped(length, lambda f: 1 / np.sqrt(f), chance)


def buzz(length, chance):
    return tones(length, [(60.02 * k, (1.0 if k % 2 else 0.4) / k) for k in range(1, 26)], chance) + 0.02 * room(length, chance)


MADE = {"fan": fan, "vent": ventilation, "road": road, "room": room, "buzz": buzz}


class Noises:
    def __init__(self):
        self.loaded = {}

    @functools.cache
    def sounds(self, name):
        return [unit(loud_part(high_passed(decode(path)))) for path in files(*STEADY[name])]

    def steady(self, name, length, chance):
        """Unit mean power."""
        if name in MADE:
            return unit(MADE[name](length, chance))
        return unit(prolonged(self.sounds(name), length, chance))

    @functools.cache
    def events(self, kind):
        package, pattern, longest = EVENTS[kind]
        return [burst(high_passed(decode(path), 40), longest) for path in files(package, pattern)]


def burst(sound, longest):
    """One event with its loudest 10 ms at unit level, without the recording's own floor around it."""
    steps = powers(sound)
    loud = np.flatnonzero(steps > steps.max() * power_of(-30))
    begin = max(0, (loud[0] - 1) * FRAME)
    end = min(len(sound), (loud[-1] + 6) * FRAME, begin + int(longest * RATE))
    piece = ramp(sound, begin, end, 32)
    tail = min(len(piece) // 3, RATE // 30)
    piece[-tail:] *= np.linspace(1, 0, tail)
    return piece / math.sqrt(smoothed(powers(piece), 2).max())


def moments(kind, seconds, segments, chance):
    """When things happen: in bouts, and right before and after some of the speech."""
    rate = {"keys": 3, "typewriter": 2.5, "footsteps": 1.9, "taps": 2.5, "doors": 0.4, "glass": 0.4}.get(kind, 0.8)
    times, at = [], chance.uniform(0, 1.5)
    while at < seconds:
        until = at + chance.uniform(3, 8)
        while at < until:
            steadiness = 0.08 if kind == "footsteps" else 0.5
            at += max(0.12, chance.normal(1, steadiness)) / rate
            times.append(at)
        at += chance.uniform(1.5, 4)
    for begin, end in segments:
        if chance.random() < 0.25:
            times.append(begin * FRAME / RATE - chance.uniform(0.1, 0.3))
        if chance.random() < 0.25:
            times.append(end * FRAME / RATE + chance.uniform(0.1, 0.3))
    return sorted(times)


def in_pauses(segments, chance):
    """Breath: shortly before some of the phrases, not over speech."""
    gaps = [(0, segments[0][0])] + [(one[1], two[0]) for one, two in zip(segments, segments[1:])]
    return [two * FRAME / RATE - chance.uniform(0.45, 0.75) for one, two in gaps
            if two - one > 200 and chance.random() < 0.6]


def scatter(kind, length, segments, voices, noises, chance):
    """A track of events whose peaks are at unit level on the average."""
    track = np.zeros(length + 4 * RATE)
    if kind == "breaths":
        pool = [blow / math.sqrt(smoothed(powers(blow), 2).max()) for blow in voices.breaths]
        times = in_pauses(segments, chance)
    else:
        pool, times = noises.events(kind), moments(kind, length / RATE, segments, chance)
    for time in times:
        piece = pool[chance.integers(len(pool))]
        at = int(time * RATE)
        if 0 <= at < length:
            track[at:at + len(piece)] += piece * 10 ** (chance.normal(0, 2) / 20)
    return track[:length]


# --- recordings ----------------------------------------------------------------------------------

def reverberant(clean, decay, chance):
    """The direct sound, a few early reflections and a tail that falls by 60 dB in `decay` seconds."""
    time = np.arange(int(1.2 * decay * RATE)) / RATE
    tail = chance.standard_normal(len(time)) * 10 ** (-3 * time / decay)
    tail = np.convolve(tail, [0.25, 0.5, 0.25], "same")
    tail[:int(0.004 * RATE)] = 0
    tail *= math.sqrt(power_of(-4 if decay < 0.45 else -1) / np.sum(tail ** 2))
    tail[0] = 1
    for _ in range(6):
        tail[int(chance.uniform(0.004, 0.025) * RATE)] += chance.choice([-1, 1]) * chance.uniform(0.1, 0.3)
    size = 1 << (len(clean) + len(tail) - 1).bit_length()
    return np.fft.irfft(np.fft.rfft(clean, size) * np.fft.rfft(tail, size), size)[:len(clean)]


def backdrop(recipe, length, segments, voices, noises, chance):
    """The noise in units of the speech's level: kinds joined by +, each with its own ratio in dB."""
    total = np.zeros(length)
    for kind, ratio in recipe["noise"]:
        if kind in EVENTS or kind == "breaths":
            sound = scatter(kind, length, segments, voices, noises, chance)
        elif kind == "crowd":
            others = [name for name in SPEAKERS if name not in recipe["speakers"] and name != "it-menardi"]
            sound = unit(sum(timeline(voices, [name], length / RATE, chance)[0] for name in others[:6] * 2))
        elif kind.startswith("talker-"):
            sound = timeline(voices, [kind[7:]], length / RATE, chance)[0]
        elif kind == "silence":
            continue
        else:
            sound = noises.steady(kind, length, chance)
        total += sound * 10 ** (-ratio / 20)
    return total


def render(recipe, voices, noises, seed):
    """Samples of -1 to 1 and the segments in frames."""
    chance = generator(seed, recipe["name"])
    length = round(recipe["seconds"] * RATE / FRAME) * FRAME
    if recipe["speakers"]:
        clean, segments = timeline(voices, recipe["speakers"], length / RATE, chance)
    else:
        clean, segments = np.zeros(length), []
    noise = backdrop(recipe, length, segments, voices, noises, chance)
    time = np.linspace(0, 1, length)
    if recipe.get("step"):
        noise *= 10 ** (recipe["step"] / 20 * (time >= 0.5))
    if recipe.get("decay"):
        clean = reverberant(clean, recipe["decay"], chance)
    sound = (clean + noise) * 10 ** (recipe["level"] / 20)
    if recipe.get("drift"):
        sound *= 10 ** (recipe["drift"](time) / 20)
    sound += recipe.get("dc", 0)
    if recipe.get("floor"):
        sound += room(length, chance) * 10 ** (recipe["floor"] / 20)
    return sound, segments


def write(path, sound, rate):
    samples = np.clip(np.round(sound * 32768), -32768, 32767).astype("<i2").tobytes()
    command = ["sox", "-D", "-t", "raw", "-r", str(RATE), "-e", "signed", "-b", "16", "-c", "1", "-", "-b", "16", path]
    if rate != RATE:
        command += ["rate", "-h", str(rate)]
    subprocess.run(command, input=samples, check=True, stderr=subprocess.DEVNULL)


def recipe(condition, label, noise, level=-26, seconds=40, **more):
    """`noise`: pairs of kind and dB below the speech."""
    base = {"condition": condition, "label": label, "noise": noise, "level": level, "seconds": seconds,
            "headline": 1, "rate": RATE, "snr": "" if not noise else noise[0][1]}
    return {**base, **more}


def plain_recipes():
    yield recipe("clean", "silence", [])
    yield recipe("clean", "floor", [], floor=-75)
    yield recipe("clean", "silence2", [], level=-22, rate=48000)
    yield recipe("clean", "floor2", [], floor=-75, level=-30)
    for level in (-45, -38, -32, -18, -10):
        yield recipe("level", f"m{-level}", [("room", 30)], level=level)
    for index, kind in enumerate(("wind", "water", "traffic", "vacuum", "fan", "vent")):
        for snr in (5, 10, 20, 30):
            rate = 48000 if snr == 20 and index % 2 else RATE
            yield recipe("stationary", f"{kind}-{snr}", [(kind, snr)], rate=rate)
    for kind, snr in (("vinyl", 10), ("vinyl", 20), ("washer", 10), ("printer", 20), ("road", 10), ("engine", 10),
                      ("fire", 10), ("mine", 20), ("road", 20)):
        yield recipe("stationary", f"{kind}-{snr}", [(kind, snr)])
    for kind, snr in (("water", 25), ("vent", 30), ("wind", 25)):
        yield recipe("noise_step", f"{kind}-{snr}", [(kind, snr)], step=20, seconds=50)
    yield recipe("drift", "up", [("room", 30)], drift=lambda t: 12 * t - 6)
    yield recipe("drift", "down", [("vent", 20)], drift=lambda t: 6 - 12 * t, level=-28)
    yield recipe("drift", "wave", [("traffic", 25)], drift=lambda t: 6 * np.sin(4 * np.pi * t), seconds=50)
    yield recipe("hum_dc", "buzz-20", [("buzz", 20)], level=-30)
    yield recipe("hum_dc", "buzz-dc-10", [("buzz", 10)], level=-30, dc=0.02)
    yield recipe("hum_dc", "dc", [("room", 35)], level=-35, dc=-0.03)


def other_recipes():
    for kind, below in (("keys", 0), ("keys", 5), ("keys", 10), ("keys", 15), ("keys", 20), ("typewriter", 5),
                        ("typewriter", 15), ("footsteps", 5), ("footsteps", 15), ("doors", 10), ("glass", 10),
                        ("taps", 0), ("taps", 10), ("rustle", 15), ("breaths", 20)):
        yield recipe("transient", f"{kind}-{below}", [(kind, below), ("room", 42)])
    for decay in (0.3, 0.6, 0.3, 0.6):
        label = f"rt{round(10 * decay)}"
        yield recipe("reverb", label, [("room", 30)], decay=decay, seconds=45)
    yield recipe("mixed", "wind-keys", [("wind", 20), ("keys", 12)], seconds=60)
    yield recipe("mixed", "traffic-vent", [("traffic", 18), ("vent", 22)], voices=2, seconds=60)
    yield recipe("mixed", "two-voices", [("room", 30), ("breaths", 24)], voices=2, seconds=60)
    yield recipe("mixed", "fan-footsteps", [("fan", 20), ("footsteps", 15)], voices=2, seconds=60)
    for label, kinds in (("wind", [("wind", 20)]), ("keys", [("keys", 10), ("room", 40)]), ("traffic", [("traffic", 15)]),
                         ("room", [("room", 35)])):
        yield recipe("noise_only", label, kinds, seconds=30, headline=0, voices=0)
    for label, kind, below in (("talker-10", "talker", 10), ("talker-20", "talker", 20), ("crowd-15", "crowd", 15),
                               ("market-10", "market", 10)):
        yield recipe("background_speech", label, [(kind, below)], headline=0)
    for label, kind, below in (("music-10", "music", 10), ("music-20", "music", 20), ("music2-15", "music2", 15)):
        yield recipe("music", label, [(kind, below)], headline=0)
    for label, kinds in (("room-35", [("room", 35)]), ("vent-20", [("vent", 20)]), ("traffic-10", [("traffic", 10)])):
        yield recipe("narrowband", label, kinds, rate=8000, only=["it-menardi"])


def rehearsal_recipes(count):
    backs = ([("vent", 28), ("keys", 16), ("breaths", 22)], [("traffic", 27), ("keys", 18), ("breaths", 25)])
    for index in range(count):
        speakers = [["ru-nsh"], ["fr-june"], ["en-allison", "ru-nsh"]][index % 3]
        yield recipe("rehearsal", f"{index + 1}", backs[index % 2], seconds=REHEARSAL, only=speakers)


def recipes(rehearsals):
    """All recordings with names; the speakers go round, the splits too, but not in step with four ratios."""
    wide = [name for name in SPEAKERS if name != "it-menardi"]
    turn, names = 0, set()
    for index, one in enumerate([*plain_recipes(), *other_recipes(), *rehearsal_recipes(rehearsals)]):
        count = one.pop("voices", 1)
        one["speakers"] = one.pop("only", None) or [wide[(turn + 3 * k) % len(wide)] for k in range(count)]
        turn += count > 0
        if one["noise"] and one["noise"][0][0] == "talker":
            one["noise"] = [("talker-" + wide[(turn + 3) % len(wide)], one["noise"][0][1])]
        name = "-".join([one["condition"].replace("_", ""), one["label"]])
        one["name"] = name if name not in names else name + "b"
        names.add(one["name"])
        one["split"] = "ab"[(index + index // 4) % 2]
        yield one


COLUMNS = "file labels duration_s sr split part condition noise snr_db level_dbfs truth headline speakers note".split()


def row_of(one, seconds):
    kinds = "+".join(kind for kind, _ in one["noise"]) or ("floor" if one.get("floor") else "silence")
    spoken = bool(one["speakers"])
    note = "; ".join(f"{kind} {ratio} dB below" for kind, ratio in one["noise"])
    fields = [one["name"] + ".flac", one["name"] + ".labels.tsv", f"{seconds:.3f}", one["rate"], one["split"], "V",
              one["condition"], kinds, one["snr"] if spoken else "", one["level"] if spoken else "", "placement",
              one["headline"], "+".join(one["speakers"]), note]
    return "\t".join(map(str, fields)) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--rehearsals", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    voices, noises = Voices(options.seed), Noises()
    if options.report:
        print("\n".join(voices.report + [f"{len(voices.breaths)} breaths"]))
    rows = ["\t".join(COLUMNS) + "\n"]
    for one in recipes(options.rehearsals):
        sound, segments = render(one, voices, noises, options.seed)
        write(os.path.join(options.folder, one["name"] + ".flac"), sound, one["rate"])
        with open(os.path.join(options.folder, one["name"] + ".labels.tsv"), "w", encoding="utf-8") as out:
            out.writelines(f"{b * FRAME / RATE:.3f}\t{e * FRAME / RATE:.3f}\n" for b, e in segments)
        rows.append(row_of(one, len(sound) / RATE))
    with open(os.path.join(options.folder, "manifest.tsv"), "w", encoding="utf-8") as out:
        out.writelines(rows)


if __name__ == "__main__":
    main()
