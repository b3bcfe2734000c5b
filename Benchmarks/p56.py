"""The active speech level of ITU-T P.56 (2011), method B, written from the recommendation.

The envelope is the magnitude after two exponentials of 30 ms; a sample is active at a threshold while the envelope
reaches it and 0.2 s longer. The level is that at which the active speech is 15.9 dB above the threshold.
"""
import numpy as np

TIME_CONSTANT, HANGOVER, MARGIN = 0.03, 0.2, 15.9
THRESHOLDS = 2.0 ** np.arange(-15, 1)
# The envelope is followed in steps of 1 ms, a thirtieth of its time constant.
STEP = 0.001


def envelope(samples, rate):
    """The envelope, a value per millisecond."""
    step = int(rate * STEP)
    means = np.abs(samples[:len(samples) // step * step]).reshape(-1, step).mean(axis=1)
    decay = np.exp(-STEP / TIME_CONSTANT)
    out, first, second = np.empty(len(means)), 0.0, 0.0
    for index, value in enumerate(means):
        first = decay * first + (1 - decay) * value
        second = decay * second + (1 - decay) * first
        out[index] = second
    return out


def active(values, threshold):
    """Flags of the milliseconds that are active at a threshold."""
    last = np.where(values >= threshold, np.arange(len(values)), -10 ** 9)
    return np.arange(len(values)) - np.maximum.accumulate(last) <= HANGOVER / STEP


def measure(samples, rate):
    """The active level in dB re full scale, and the share of the time that is active; (None, 0) of silence."""
    values, power = envelope(samples, rate), np.mean(samples ** 2)
    before = None
    for threshold in THRESHOLDS:
        share = active(values, threshold).mean()
        if share == 0 or power == 0:
            break
        level = 10 * np.log10(power / share)
        margin = level - 20 * np.log10(threshold)
        if before and margin <= MARGIN:
            part = (before[1] - MARGIN) / (before[1] - margin)
            found = before[0] + part * (level - before[0])
            return found, power / 10 ** (found / 10)
        before = (level, margin)
    return None, 0


def segments(samples, rate):
    """Where it is active at the threshold that lies the margin below the level."""
    level, _ = measure(samples, rate)
    if level is None:
        return []
    flags = active(envelope(samples, rate), 10 ** ((level - MARGIN) / 20))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return [[begin * STEP, end * STEP] for begin, end in edges.reshape(-1, 2)]
