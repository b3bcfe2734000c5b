#!/usr/bin/env python3
"""What an analysis costs, as ratios against peers in the same run.

  bench.py BINARY [--hours 10] [--runs 5] [--peers]

Makes a 30-minute recording at 48 kHz from the sample rehearsal, then measures whole processes: time
(the best of several runs) and peak memory. With --hours, a long recording too; with --peers, the detectors
that `accuracy.py --peers` installs, once each, the time to load them left out.
"""
import argparse, json, os, resource, shutil, subprocess, sys, tempfile, time, wave

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "Examples", "sample-rehearsal.ogg")
RATE = 48000


def measure(command, runs):
    """Best seconds, best seconds of processor time, and largest resident set in MB of a whole process."""
    best = busy = float("inf")
    for _ in range(runs):
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - begin)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        busy = min(busy, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    # A child of this program would count this program's memory as its own until it starts.
    result = subprocess.run(["time", "-f", "%M"] + command, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True, check=True)
    return best, busy, int(result.stderr.split()[-1]) / 1024


def recording(path, minutes):
    """The sample rehearsal, again and again."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as once:
        subprocess.run(["sox", "-D", SAMPLE, "-r", str(RATE), "-b", "16", once.name], check=True)
        with wave.open(once.name) as sound:
            block = sound.readframes(sound.getnframes())
    left = minutes * 60 * RATE * 2
    with wave.open(path, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        while left > 0:
            sound.writeframesraw(block[:left])
            left -= min(left, len(block))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--hours", type=int, default=0, help="also measure a recording of so many hours")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        loop = os.path.join(work, "readloop")
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "alsa", "sndfile"],
                               capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["gcc", "-O3", "-o", loop, os.path.join(HERE, "readloop.c")] + flags, check=True)
        half = os.path.join(work, "30min.wav")
        recording(half, 30)
        base, busy, _ = measure([loop, half], options.runs)
        rows = [("C loop: read and sum squares", base, busy, 0)]
        commands = [("coach analyse", [options.binary, "analyse", half])]
        commands.append(("ffmpeg silencedetect", ["ffmpeg", "-nostdin", "-i", half, "-af", "silencedetect", "-f", "null", "-"]))
        for name, command in commands:
            rows.append((name,) + measure(command, options.runs))
        print("30 minutes, 48 kHz, mono, whole process, best of", options.runs)
        for name, seconds, busy, memory in rows:
            extra = f"  {memory:6.1f} MB" if memory else ""
            print(f"  {name:32} {seconds:7.3f} s  {seconds / base:6.1f} x the C loop  {busy:7.3f} s of processors{extra}")
        analyse = rows[1][1]
        counted = subprocess.run(["perf", "stat", "-x", ",", "-e", "instructions:u", options.binary, "analyse", half],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) if shutil.which("perf") else None
        if counted and counted.stderr.split(",")[0].isdigit():
            # For changes that are too small for the clock.
            print(f"  coach analyse: {int(counted.stderr.split(',')[0]) / 1e6:.0f} million instructions")
        if options.peers:
            python = os.path.join(HERE, "..", ".build", "peers", "bin", "python")
            result = subprocess.run([python, os.path.join(HERE, "peers.py"), work, os.path.basename(half)],
                                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
            for peer, settings in json.loads(result.stdout)["peers"].items():
                seconds = json.loads(result.stdout)["seconds"][peer]
                if peer in ("silero-vad", "ten-vad"):
                    print(f"  {peer:32} {seconds:7.1f} s  {seconds / analyse:6.0f} x coach")
        start, _, _ = measure([options.binary, "--help"], 20)
        bare, _, _ = measure([loop], 20)
        print(f"start-up: coach --help {start * 1000:.1f} ms, a C program with the same libraries {bare * 1000:.1f} ms")
        if options.hours:
            os.remove(half)
            long = os.path.join(work, "long.wav")
            recording(long, options.hours * 60)
            seconds, _, memory = measure([options.binary, "analyse", long], 2)
            print(f"{options.hours} hours: {seconds:.2f} s, {seconds / analyse:.1f} x the 30 minutes, {memory:.1f} MB")


main()
