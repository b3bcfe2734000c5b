#!/usr/bin/env python3
"""Runs other speech detectors over a folder of recordings, each in several settings.

  peers.py FOLDER NAME... > predictions.json

Prints {peer: {setting: {file: [[start, end], ...]}}, "seconds": {peer: seconds for one setting}}. What
is not installed is left out and said. accuracy.py picks each peer's best setting on the folder, so that
peers are shown at their best.
"""
import json, os, re, subprocess, sys, tempfile, time, wave

import numpy as np

RATE = 16000


def load(path):
    """Mono samples at 16 kHz, as whole numbers."""
    raw = subprocess.run(["sox", "-D", path, "-t", "raw", "-r", str(RATE), "-c", "1", "-b", "16",
                          "-e", "signed", "-"], capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.int16)


def join(flags, step, gap=0.2, least=0.1):
    """Segments of flagged frames; short gaps are closed, then short segments dropped."""
    segments = []
    for index in np.flatnonzero(flags):
        begin, end = index * step, (index + 1) * step
        if segments and begin - segments[-1][1] < gap:
            segments[-1][1] = end
        else:
            segments.append([begin, end])
    return [[round(b, 4), round(e, 4)] for b, e in segments if e - b >= least]


def silero():
    import onnxruntime, importlib.util
    folder = importlib.util.find_spec("silero_vad").submodule_search_locations[0]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(os.path.join(folder, "data", "silero_vad.onnx"), options)

    def scores(samples):
        sound = samples.astype(np.float32) / 32768
        state, context = np.zeros((2, 1, 128), np.float32), np.zeros(64, np.float32)
        out = []
        for start in range(0, len(sound), 512):
            chunk = np.zeros(512, np.float32)
            part = sound[start:start + 512]
            chunk[:len(part)] = part
            value, state = session.run(None, {"input": np.concatenate([context, chunk])[None],
                                              "state": state, "sr": np.array(RATE, np.int64)})
            context = chunk[-64:]
            out.append(float(value[0, 0]))
        return np.array(out)
    return lambda samples: (lambda s: {f"threshold {t}": join(s > t, 512 / RATE) for t in (.2, .3, .4, .5, .6)})(scores(samples))


def ten():
    from ten_vad import TenVad

    def run(samples):
        vad = TenVad(256, 0.5)
        whole = samples[:len(samples) // 256 * 256].reshape(-1, 256)
        scores = np.array([vad.process(np.ascontiguousarray(frame))[0] for frame in whole])
        return {f"threshold {t}": join(scores > t, 256 / RATE) for t in (.2, .3, .4, .5, .6)}
    return run


def webrtc():
    import webrtcvad

    def run(samples):
        result = {}
        for mode in range(4):
            vad = webrtcvad.Vad(mode)
            whole = samples[:len(samples) // 160 * 160].reshape(-1, 160)
            flags = np.array([vad.is_speech(frame.tobytes(), RATE) for frame in whole])
            result[f"mode {mode}"] = join(flags, 0.010)
        return result
    return run


def auditok():
    import auditok

    def run(samples):
        result = {}
        for threshold in (35, 40, 45, 50, 55, 60):
            regions = auditok.split(samples.tobytes(), sampling_rate=RATE, sample_width=2, channels=1,
                                    min_dur=0.1, max_dur=3600, max_silence=0.2, energy_threshold=threshold,
                                    analysis_window=0.02, drop_trailing_silence=True)
            result[f"energy {threshold}"] = [[float(r.start), float(r.end)] for r in regions]
        return result
    return run


def with_file(body):
    def run(samples):
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            with wave.open(file.name, "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(2)
                sound.setframerate(RATE)
                sound.writeframes(samples.tobytes())
            return body(file.name, len(samples) / RATE)
    return run


def ffmpeg():
    def run(path, duration):
        result = {}
        for level in (-30, -35, -40, -45, -50):
            text = subprocess.run(["ffmpeg", "-nostdin", "-i", path, "-af", f"silencedetect=noise={level}dB:d=0.2",
                                   "-f", "null", "-"], capture_output=True, text=True, check=True).stderr
            edges = [(max(0.0, float(v)), kind) for kind, v in re.findall(r"silence_(start|end): (-?[\d.]+)", text)]
            segments, begin = [], 0.0
            for at, kind in edges:
                if kind == "end":
                    begin = at
                elif at > begin:
                    segments.append([begin, at])
                    begin = None
            if begin is not None and begin < duration:
                segments.append([begin, duration])
            result[f"{level} dB"] = segments
        return result
    return with_file(run)


def official():
    import p56
    # It measures levels: where it is active is the one official word on where speech is.
    return lambda samples: {"method B": p56.segments(samples / 32768, RATE)}


def praat():
    subprocess.run(["praat", "--version"], check=True, capture_output=True)

    def run(path, _):
        result = {}
        for level in (-20, -25, -30, -35):
            with tempfile.NamedTemporaryFile("w", suffix=".praat") as script:
                script.write(f'''sound = Read from file: "{path}"
grid = To TextGrid (silences): 100, 0, {level}, 0.2, 0.1, "silent", "sounding"
count = Get number of intervals: 1
for i to count
  label$ = Get label of interval: 1, i
  if label$ = "sounding"
    start = Get start time of interval: 1, i
    end = Get end time of interval: 1, i
    writeInfo: ""
    appendFileLine: "{path}.txt", fixed$ (start, 4), tab$, fixed$ (end, 4)
  endif
endfor
''')
                script.flush()
                subprocess.run(["praat", "--run", script.name], check=True, capture_output=True)
            segments = []
            if os.path.exists(path + ".txt"):
                with open(path + ".txt") as lines:
                    segments = [[float(v) for v in line.split()] for line in lines]
                os.remove(path + ".txt")
            result[f"{level} dB"] = segments
        return result
    return with_file(run)


PEERS = {"silero-vad": silero, "ten-vad": ten, "webrtcvad": webrtc, "auditok": auditok,
         "ffmpeg silencedetect": ffmpeg, "Praat silences": praat,
         "ITU-T P.56": official}


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    sounds = {name: load(os.path.join(folder, name)) for name in files}
    result, seconds = {}, {}
    for peer, make in PEERS.items():
        try:
            run = make()
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            print(f"{peer} is left out: {error}", file=sys.stderr)
            continue
        begin = time.perf_counter()
        settings = {}
        for name, samples in sounds.items():
            for setting, segments in run(samples).items():
                settings.setdefault(setting, {})[name] = segments
        seconds[peer] = time.perf_counter() - begin
        result[peer] = settings
    json.dump({"peers": result, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
