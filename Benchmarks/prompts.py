"""Real voices that Debian has: the prompts of telephone systems and the dialogues of a game, each one voice.

Every sentence was spoken once and says something else than the others.
"""
import glob, hashlib, os, subprocess
from concurrent.futures import ThreadPoolExecutor

import numpy

RATE = 16000
POOL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".build", "voices")
PHONE, GAME = "/usr/share/asterisk/sounds", "/usr/share/games/fillets-ng/sound"
DEVELOPMENT = {"en": f"{PHONE}/en_US_f_Allison/**/*.g722", "it": f"{PHONE}/it_IT_m_Carlo/**/*.g722", "nl": f"{GAME}/**/nl/*-m-*.ogg"}
UNSEEN = {"es": f"{PHONE}/es_MX_f_Allison/**/*.g722", "fr": f"{PHONE}/fr_CA_f_June/**/*.g722", "ru": f"{PHONE}/ru_RU_f_IvrvoiceRU/**/*.g722",
          "it2": f"{PHONE}/it_IT_f_Menardi/**/*.wav", "cs": f"{GAME}/**/cs/*-v-*.ogg"}
SHORTEST = 0.8  # seconds; shorter ones are digits and letters


def read(file):
    """A sound at the common rate, without the silence at both ends; nothing where there is none."""
    kind = ["-f", "g722"] if file.endswith(".g722") else []
    raw = subprocess.run(["ffmpeg", "-v", "error", *kind, "-i", file, "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"], check=True, capture_output=True, stdin=subprocess.DEVNULL).stdout
    samples = numpy.frombuffer(raw, dtype="<i2").astype(numpy.float32)
    size = RATE // 100
    power = (samples[:len(samples) // size * size].reshape(-1, size) ** 2).mean(axis=1)
    if not len(power) or power.max() < 1e4:
        return numpy.zeros(0, numpy.float32)
    loud = numpy.flatnonzero(power > power.max() * 10 ** -3.5)
    return samples[loud[0] * size:(loud[-1] + 1) * size]


def utterances(name, pattern):
    """What a voice says, each once; made once and kept. Empty where its package is not installed."""
    kept = os.path.join(POOL, f"prompts-{name}.npz")
    if not os.path.exists(kept):
        files = {hashlib.sha1(open(file, "rb").read()).digest(): file for file in sorted(glob.glob(pattern, recursive=True))
                 if not any(part in file for part in ("/silence/", "/digits/", "/letters/", "/phonetic/"))}
        with ThreadPoolExecutor(2) as threads:
            sounds = [sound.astype(numpy.int16) for sound in threads.map(read, files.values()) if len(sound) > SHORTEST * RATE]
        if not sounds:
            return []
        os.makedirs(POOL, exist_ok=True)
        numpy.savez(kept, *sounds)
    with numpy.load(kept) as arrays:
        return [arrays[key].astype(numpy.float32) for key in arrays.files]


def voices(half):
    """The voices of a half that are installed, by name."""
    found = {name: utterances(name, pattern) for name, pattern in (DEVELOPMENT if half == "development" else UNSEEN).items()}
    return {name: said for name, said in found.items() if len(said) > 100}
