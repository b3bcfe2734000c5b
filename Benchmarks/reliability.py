#!/usr/bin/env python3
"""What a take survives: every fault tried many times, and what it cost.

Records takes with the faulty microphone (Tests/FaultyMicrophone), lets the device, the process or
the disk fail, and compares what is on the disk with what was said, to the sample. Prints the table
of docs/reliability.md. With --soak N it records N minutes in real time on a busy machine instead.
"""

import argparse
import concurrent.futures
import fcntl
import json
import os
import pathlib
import pty
import random
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
RATE = 16_000
PERIOD = RATE // 50  # the device's
TOLERANCE = RATE // 100
PLAN = "# T\n## PHASE 1: A (1-5 s)\n## PHASE 2: B (1-5 s)\n"
NOISE = random.Random(1).randbytes(2 * RATE * 130)  # every place in it is told apart


class Rig:
    """A folder with a plan, a microphone and a home for takes."""

    def __init__(self, binary, libraries, faults="", pace=None, fast=False, home=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="coach-reliability-"))
        self.home = pathlib.Path(home) if home else self.folder / "data"
        self.home.mkdir(exist_ok=True)
        self.binary, self.libraries = binary, libraries
        (self.folder / "notes.md").write_text(PLAN)
        (self.folder / "sound.raw").write_bytes(NOISE)
        # There and back every 0.4 s.
        self.keys = [round(i * 0.4 * RATE) for i in range(1, 320)]
        (self.folder / "keys").write_text(
            "".join(f"{k / RATE} {'next' if i % 2 == 0 else 'back'}\n"
                    for i, k in enumerate(self.keys)))
        (self.folder / "alsa.conf").write_text(
            "<confdir:alsa.conf>\n"
            f'pcm_type.faulty {{ lib "{libraries}/libfaulty.so" }}\n'
            f'pcm.faulty {{ type faulty infile "{self.folder}/sound.raw" rate {RATE}\n'
            f'pace {pace or RATE} faults "{faults}" }}\n')
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "XDG_DATA_HOME": str(self.home),
            "ALSA_CONFIG_PATH": str(self.folder / "alsa.conf"), "TERM": "xterm"}
        if fast:
            self.environment |= {
                "LD_PRELOAD": f"{libraries}/libfaulty.so", "FAULTY_CLOCK": "1"}

    def command(self, *arguments):
        return [self.binary, "rehearse", "notes.md", "--device", "faulty", "--rate", str(RATE),
                "--keys", "keys", *arguments]

    def start(self, *arguments, **options):
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL,
                   "stderr": open(self.folder / "messages", "w")} | options
        return subprocess.Popen(
            self.command(*arguments), cwd=self.folder, env=self.environment, **options)

    def run(self, *arguments):
        return self.start(*arguments).wait()

    def coach(self, *arguments):
        return subprocess.run([self.binary, *arguments], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True)

    @property
    def messages(self):
        return (self.folder / "messages").read_text(errors="replace")

    def takes(self):
        root = self.home / "coach/takes"
        return sorted(root.iterdir()) if root.exists() else []

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Take:
    """A take as it lies on the disk."""

    def __init__(self, folder):
        audio = (folder / "audio.wav").read_bytes()
        size = struct.unpack("<I", audio[40:44])[0]
        self.samples = audio[44:44 + size]
        self.frames = len(self.samples) // 2
        lines = (folder / "journal.jsonl").read_text(errors="replace").splitlines()
        self.journal = []
        for line in lines:
            try:
                self.journal.append(json.loads(line))
            except json.JSONDecodeError:
                pass
        self.gaps = []
        for entry in self.journal:
            if entry["event"] == "gap":
                start, end = entry["frame"], entry["frame"] + entry["frames"]
                if self.gaps and self.gaps[-1][1] == start:
                    self.gaps[-1][1] = end
                else:
                    self.gaps.append([start, end])
        record = folder / "take.json"
        self.record = json.loads(record.read_text()) if record.exists() else None

    def compare(self):
        """Whether all sound is the recording's; by how much gaps are wrong, in frames."""
        shift, worst, position = 0, 0, 0
        for start, end in self.gaps + [[self.frames, None]]:
            part = self.samples[2 * position:2 * start]
            if part:
                # The recording goes on within a little of where the gap says.
                probe = part[:min(64, len(part))]
                near = 2 * (position + shift)
                found = NOISE.find(probe, max(0, near - 64 * TOLERANCE), near + 64 * TOLERANCE + 128)
                if position == 0:
                    found = 0
                if found < 0 or found % 2 or NOISE[found:found + len(part)] != part:
                    return False, worst
                worst = max(worst, abs(found - near) // 2)
                shift = found // 2 - position
            if end is not None:
                position = end
        return True, worst

    def marks_lost(self, keys):
        """How many keys that lie in the audio have no mark."""
        have = {entry["frame"] for entry in self.journal if entry["event"] == "command"}
        return sum(1 for key in keys if key < self.frames and key not in have)


class Table:
    def __init__(self):
        self.rows = []

    def add(self, fault, results):
        """Results are (seconds of audio lost, marks lost, error of gaps in ms, what is wrong)."""
        troubles = [r[3] for r in results if r[3]]
        row = (fault, len(results), max(r[0] for r in results), sum(r[1] for r in results),
               max(r[2] for r in results), troubles)
        self.rows.append(row)
        print(f"{fault:58} {row[1]:4} tries  {row[2]:6.2f} s  {row[3]} marks  gaps ±{row[4]:.1f} ms  "
              f"{'ok' if not troubles else troubles[:3]}", file=sys.stderr, flush=True)

    def text(self):
        lines = ["| fault | tries | audio lost (max) | marks lost | gaps off by (max) | verdict |",
                 "|---|---|---|---|---|---|"]
        for fault, tries, lost, marks, error, troubles in self.rows:
            lost = f"{lost:.2f} s" if lost else "none"
            verdict = "kept" if not troubles else f"FAILED in {len(troubles)}: {troubles[0]}"
            lines.append(f"| {fault} | {tries} | {lost} | {marks} | {error:.1f} ms | {verdict} |")
        return "\n".join(lines)


def finished(rig, status, wanted=(0, 69), reason=("finished",)):
    """The usual verdict on a take that ended in order."""
    folders = rig.takes()
    if len(folders) != 1:
        return 0, 0, 0, f"{len(folders)} takes"
    take = Take(folders[0])
    intact, worst = take.compare()
    trouble = None
    if status not in wanted:
        trouble = f"status {status}"
    elif not intact:
        trouble = "sound differs"
    elif take.record is None or take.record["reason"] not in reason:
        trouble = f"reason {take.record and take.record['reason']}"
    elif worst > TOLERANCE:
        trouble = f"a gap is off by {worst} frames"
    return 0, take.marks_lost(rig.keys), worst * 1000 / RATE, trouble


def device(binary, libraries, generator, kind):
    """A fault of the device, on the clock that it drives."""
    at = generator.randrange(1, 100 * RATE)
    length = {
        "overrun": lambda: int(generator.choice([0.001, 0.01, 0.1, 1, 20]) * RATE),
        "suspend": lambda: generator.randrange(RATE // 10, 20 * RATE),
        "stall": lambda: generator.randrange(RATE, 4 * RATE),
        "late": lambda: generator.randrange(RATE // 10, 4 * RATE),
        "gone": lambda: generator.randrange(RATE, 25 * RATE),
        "short": lambda: 20 * RATE,
        "for ever": lambda: 1 << 40,
        "drift": lambda: RATE,
        "silence": lambda: 20 * RATE,
    }[kind]()
    name = {"for ever": "gone", "drift": "overrun"}.get(kind, kind)
    pace = generator.choice([RATE + 3, RATE - 3]) if kind == "drift" else RATE
    rig = Rig(binary, libraries, f"{name}@{at}+{length}", pace=pace, fast=True)
    status = rig.run("--duration", "120s")
    if kind == "for ever":
        result = finished(rig, status, wanted=(74,), reason=("device_lost",))
    elif kind == "silence":
        take = Take(rig.takes()[0])
        end = min(at + length, take.frames)
        held = take.samples[:2 * at] == NOISE[:2 * at] and not any(
            take.samples[2 * at:2 * end])
        result = (0, take.marks_lost(rig.keys), 0, None if held and not take.gaps else "differs")
    else:
        result = finished(rig, status)
    rig.close()
    return result


def lying(binary, libraries, generator):
    """A device that claims one rate and delivers another: the take declares the true one."""
    pace = generator.choice([11_025, 22_050, 44_100, 48_000])
    rig = Rig(binary, libraries, pace=pace, fast=True)
    status = rig.run("--duration", "40s")
    result = finished(rig, status)
    folder = rig.takes()[0]
    take = Take(folder)
    declared = struct.unpack("<I", (folder / "audio.wav").read_bytes()[24:28])[0]
    told = f"delivers {pace} frames a second" in rig.messages
    if (declared, take.frames, take.gaps, told) != (pace, 40 * pace, [], True):
        result = (*result[:3], f"{declared} Hz for {pace}, {take.frames} frames, told: {told}")
    # The script's seconds are those of the claimed rate until the true one is known.
    have = {entry["frame"] for entry in take.journal if entry["event"] == "command"}
    lost = sum(1 for key in rig.keys if key < 40 * RATE and not {key, key * pace // RATE} & have)
    rig.close()
    return result[0], lost, *result[2:]


def killed(binary, libraries, generator, readers, disk=None):
    """SIGKILL at a random frame; then what lies there, and what recover makes of it."""
    at = generator.randrange(RATE // 4, 6 * RATE)
    rig = Rig(binary, libraries, f"kill@{at}+1")
    if disk:
        rig.environment |= {"LD_PRELOAD": f"{libraries}/libfaultydisk.so", **disk}
    status = rig.run()
    trouble = None if status == -signal.SIGKILL else f"status {status}"
    folder = rig.takes()[0]
    if at > 2 * RATE:  # the header is made true twice a second
        for reader in readers:
            done = subprocess.run([*reader, folder / "audio.wav"], capture_output=True)
            if done.returncode != 0:
                trouble = f"{reader[0]} cannot read it"
    rig.environment.pop("LD_PRELOAD", None)
    recovered = rig.coach("recover")
    lost, marks = at / RATE, 0
    if recovered.returncode != 0:
        trouble = recovered.stderr
    elif rig.takes():
        take = Take(folder)
        lost, marks = (at - take.frames) / RATE, take.marks_lost(rig.keys)
        if not take.compare()[0]:
            trouble = "sound differs"
        elif rig.coach("report").returncode != 0:
            trouble = "no report"
    if lost > 1:
        trouble = trouble or f"{lost:.2f} s lost"
    rig.close()
    return lost, marks, 0, trouble


def stalled():
    """The end to write to of a pipe that is full and that nobody reads; and the other."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while True:
            os.write(writer, b"x" * 4096)
    except BlockingIOError:
        os.set_blocking(writer, True)
    return reader, writer


def signalled(binary, libraries, generator, number, stalls=False):
    rig = Rig(binary, libraries)
    ends = stalled() if stalls else ()
    process = rig.start(**({"stderr": ends[1]} if stalls else {}))
    while not any((t / "audio.wav").exists() for t in rig.takes()):
        time.sleep(0.02)
    time.sleep(generator.uniform(0.1, 2))
    process.send_signal(number)
    try:
        result = finished(rig, process.wait(timeout=60))
    except subprocess.TimeoutExpired:
        process.kill()
        result = (0, 0, 0, "cannot be stopped")
    for end in ends:
        os.close(end)
    rig.close()
    return result


def recovery_killed(binary, libraries, generator):
    """Killed while recording, then in `coach recover`, which the next one completes."""
    at = generator.randrange(2 * RATE, 6 * RATE)
    rig = Rig(binary, libraries, f"kill@{at}+1")
    rig.run()
    rig.environment.pop("LD_PRELOAD", None)
    process = subprocess.Popen([rig.binary, "recover"], cwd=rig.folder, env=rig.environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(generator.uniform(0, 0.06))
    process.kill()
    process.wait()
    rig.coach("recover")
    take = Take(rig.takes()[0])
    trouble = None
    if not take.compare()[0]:
        trouble = "sound differs"
    elif take.record is None or not (rig.takes()[0] / "report.html").exists():
        trouble = "not complete"
    result = ((at - take.frames) / RATE, take.marks_lost(rig.keys), 0, trouble)
    rig.close()
    return result


def sound_of(folder, name):
    """The samples of a take's sound; None where it is not there or not whole."""
    path = folder / name
    if not path.exists():
        return None
    if name.endswith(".wav"):
        return Take(folder).samples
    done = subprocess.run(["ffmpeg", "-v", "error", "-xerror", "-i", path, "-f", "s16le", "-"], capture_output=True)
    return done.stdout if done.returncode == 0 else None


def killed_within(rig, generator, *arguments):
    """Kills a command at a random moment of the time that it takes on a copy of the home."""
    copy = pathlib.Path(tempfile.mkdtemp(dir=rig.folder)) / "home"
    shutil.copytree(rig.home, copy)
    start = time.monotonic()
    subprocess.run([rig.binary, *arguments], cwd=rig.folder, capture_output=True,
                   env=rig.environment | {"XDG_DATA_HOME": str(copy)})
    duration = time.monotonic() - start
    process = subprocess.Popen([rig.binary, *arguments], cwd=rig.folder, env=rig.environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(generator.uniform(0, 1.1 * duration))
    process.kill()
    process.wait()


def packing_killed(binary, libraries, generator):
    """Killed while the sound is packed; the next packing goes on."""
    rig = Rig(binary, libraries, fast=True)
    rig.run("--duration", "120s")
    folder = rig.takes()[0]
    before = Take(folder)
    rig.environment.pop("LD_PRELOAD", None)
    killed_within(rig, generator, "takes", "pack", "1")
    trouble = None
    # The file that commands use, as they choose it.
    name = "audio.wav" if (folder / "audio.wav").exists() else "audio.flac"
    if sound_of(folder, name) != before.samples:
        trouble = f"{name} is not the sound"
    elif rig.coach("report", "-f", "json").returncode:
        trouble = "no report"
    elif rig.coach("takes", "pack", "1").returncode:
        trouble = "cannot be packed again"
    elif sound_of(folder, "audio.flac") != before.samples or (folder / "audio.wav").exists():
        trouble = "not packed"
    elif any(path.name.endswith(".tmp") for path in folder.iterdir()):
        trouble = "something is left over"
    rig.close()
    return 0, 0, 0, trouble


def removing_killed(binary, libraries, generator):
    """Killed while a take is removed: it is whole, or gone; the one beside it is whole."""
    rig = Rig(binary, libraries, fast=True)
    for _ in range(2):
        rig.run("--duration", "20s")
    rig.environment.pop("LD_PRELOAD", None)
    first, other = rig.takes()
    files, kept = sorted(p.name for p in first.iterdir()), {p.name: p.read_bytes() for p in other.iterdir()}
    killed_within(rig, generator, "takes", "rm", "1", "--yes")
    trouble = None
    if first.exists() and sorted(p.name for p in first.iterdir()) != files:
        trouble = "a part of it is gone"
    rig.coach("takes")
    if not trouble and set(rig.takes()) - {first, other}:
        trouble = "something is left over"
    if {p.name: p.read_bytes() for p in other.iterdir()} != kept:
        trouble = "the other take was touched"
    rig.close()
    return 0, 0, 0, trouble


def stopped(binary, libraries, generator):
    """The process does not run for 5 s; a device with a buffer of a second overruns."""
    rig = Rig(binary, libraries)
    process = rig.start("--duration", "10s")
    time.sleep(generator.uniform(1.5, 3))
    process.send_signal(signal.SIGSTOP)
    time.sleep(5)
    process.send_signal(signal.SIGCONT)
    status = process.wait()
    take = Take(rig.takes()[0])
    result = finished(rig, status)
    if not 4.5 <= sum(end - start for start, end in take.gaps) / RATE <= 5.5:
        result = (*result[:3], f"gaps {take.gaps}")
    rig.close()
    return result


def terminal(binary, libraries, closes):
    """A terminal that is closed after 3 s, or that nobody reads for 60 s."""
    rig = Rig(binary, libraries)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def take_terminal():
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    duration = 20 if closes else 65
    process = rig.start("--duration", f"{duration}s", stdin=slave, stdout=slave, stderr=slave,
                        preexec_fn=take_terminal)
    os.close(slave)
    if closes:
        threading.Thread(target=drain, args=(master,), daemon=True).start()
        time.sleep(3)
        os.close(master)
    else:
        time.sleep(60)
        threading.Thread(target=drain, args=(master,), daemon=True).start()
    status = process.wait()
    take = Take(rig.takes()[0])
    result = finished(rig, status)
    if not closes and (take.frames != duration * RATE or take.gaps):
        result = (*result[:3], f"{take.frames} frames, gaps {take.gaps}")
    rig.close()
    return result


def drain(descriptor):
    try:
        while os.read(descriptor, 65536):
            pass
    except OSError:
        pass


def full_disk(binary, libraries, generator):
    """A tmpfs that is full before the rehearsal is over."""
    mount = tempfile.mkdtemp(prefix="coach-tmpfs-")
    size = generator.randrange(1200, 2800)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", mount], check=True)
    try:
        rig = Rig(binary, libraries, fast=True, home=mount)
        status = rig.run()
        result = finished(rig, status, wanted=(74,), reason=("disk",))
        take = Take(rig.takes()[0])
        kept = take.frames * 2 / 1024
        if kept < size - 600:
            result = (*result[:3], f"only {kept:.0f} of {size} kB used")
        elif "nearly full" not in rig.messages:
            result = (*result[:3], "not warned")
        rig.close()
        return result
    finally:
        subprocess.run(["umount", mount])
        os.rmdir(mount)


def slow_disk(binary, libraries):
    """A write that hangs for 20 s, in real time."""
    rig = Rig(binary, libraries)
    rig.environment |= {"LD_PRELOAD": f"{libraries}/libfaultydisk.so",
                        "FAULTY_DISK_HANG": "100000,20", "FAULTY_DISK_NAME": "audio.wav"}
    result = finished(rig, rig.run("--duration", "30s"))
    take = Take(rig.takes()[0])
    if take.frames != 30 * RATE or take.gaps:
        result = (*result[:3], f"{take.frames} frames, gaps {take.gaps}")
    rig.close()
    return result


def hung_driver(binary, libraries, generator, kind):
    """A driver that does not return, from reading or from closing, and nobody who finishes."""
    at = generator.randrange(RATE, 4 * RATE)
    rig = Rig(binary, libraries, f"{kind}@{at}+{600 * RATE}")
    reads = kind == "hang"
    status = rig.run(*([] if reads else ["--duration", "6s"]))
    result = finished(rig, status, *([(74,), ("device_silent",)] if reads else []))
    frames = Take(rig.takes()[0]).frames
    # What the call that hangs had taken from the device, it never gives.
    wanted = range(at - PERIOD + 1, at + 1) if reads else [6 * RATE]
    if frames not in wanted:
        result = (*result[:3], f"{frames} frames for {at}")
    rig.close()
    return result


def no_room(binary, libraries, generator, quota):
    """A quota that is used up, or a largest size of files."""
    rig = Rig(binary, libraries, fast=True)
    room = generator.randrange(100_000, 3_000_000)
    if quota:
        rig.environment["LD_PRELOAD"] += f" {libraries}/libfaultydisk.so"
        rig.environment |= {"FAULTY_DISK_ROOM": str(room), "FAULTY_DISK_ERROR": "122"}
        status = rig.run()
    else:
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        status = rig.start(preexec_fn=limit).wait()
    result = finished(rig, status, wanted=(74,), reason=("disk",))
    kept = 2 * Take(rig.takes()[0]).frames
    if kept < room - 50_000 or "coach: error: cannot write" not in rig.messages:
        result = (*result[:3], f"{kept} of {room} bytes, told: {rig.messages[-200:]}")
    rig.close()
    return result


def at_once(binary, libraries):
    """Four rehearsals into the same folder."""
    shared = tempfile.mkdtemp(prefix="coach-shared-")
    rigs = [Rig(binary, libraries, fast=True, home=shared) for _ in range(4)]
    statuses = [p.wait() for p in [rig.start("--duration", "20s") for rig in rigs]]
    takes = [Take(folder) for folder in rigs[0].takes()]
    whole = [t for t in takes if t.frames == 20 * RATE and t.compare()[0]]
    trouble = None if len(whole) == 4 and set(statuses) <= {0, 69} else f"{len(whole)} of 4"
    for rig in rigs:
        rig.close()
    shutil.rmtree(shared)
    return 0, sum(t.marks_lost(rigs[0].keys) for t in takes), 0, trouble


def sound_server(binary, generator, seconds):
    """PulseAudio does not run for so long: the time line stays on the clock."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="coach-pulse-"))
    (folder / "run").mkdir(mode=0o700)
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder),
                   "XDG_RUNTIME_DIR": str(folder / "run"),
                   "ALSA_CONFIG_PATH": str(folder / "alsa.conf")}
    (folder / "alsa.conf").write_text(
        '<confdir:alsa.conf>\npcm.pulsemic { type pulse device "mic.monitor" }\n')
    (folder / "notes.md").write_text(PLAN)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
         "-L", "module-native-protocol-unix",
         "-L", "module-null-sink sink_name=mic rate=48000 channels=1"], env=environment, **quiet)
    time.sleep(1)
    process = subprocess.Popen(
        [binary, "rehearse", "notes.md", "--device", "pulsemic", "--duration", "60s"],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, **quiet)
    root = folder / "coach/takes"
    # The server takes about a second to begin.
    while not any(audio.stat().st_size > 44 for audio in root.glob("*/audio.wav")):
        time.sleep(0.005)
    started = time.monotonic()
    time.sleep(generator.uniform(2, 4))
    server.send_signal(signal.SIGSTOP)
    time.sleep(seconds)
    server.send_signal(signal.SIGCONT)
    time.sleep(4)
    process.send_signal(signal.SIGINT)
    elapsed = time.monotonic() - started
    status = process.wait()
    take = Take(next(root.iterdir()))
    server.kill()
    server.wait()
    off = take.frames / 48000 - elapsed
    shutil.rmtree(folder)
    trouble = None if abs(off) < 0.5 and status in (0, 69) else f"off by {off:.2f} s, {status}"
    return 0, 0, 0, trouble


def soak(binary, libraries, minutes):
    """A take in real time, 48 kHz, while every core is busy and the disk is written to."""
    global RATE
    RATE = 48_000
    rig = Rig(binary, libraries)
    busy = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(os.cpu_count())]
    block = rig.folder / "busy"
    busy.append(subprocess.Popen(
        ["sh", "-c", f"while :; do dd if=/dev/zero of={block} bs=1M count=200 conv=fsync; done"],
        stderr=subprocess.DEVNULL))
    try:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = rig.start("--duration", f"{minutes}m")
        status = process.wait()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    finally:
        for one in busy:
            one.kill()
    take = Take(rig.takes()[0])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lost = sum(end - start for start, end in take.gaps)
    high = take.record["ring_high_water_frames"]
    print(f"{minutes} min at {RATE} Hz with {os.cpu_count()} cores busy and the disk written to: "
          f"status {status}, {lost} frames lost in {len(take.gaps)} gaps, the ring held {high} "
          f"frames at most ({high / RATE:.2f} s of 30), {100 * cpu / minutes / 60:.2f} % of a core")
    rig.close()
    return 0 if lost == 0 else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--tries", type=int, default=20, help="of every other fault")
    parser.add_argument("--jobs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--soak", type=float, metavar="MINUTES")
    options = parser.parse_args()
    binary = str(pathlib.Path(options.binary).resolve())
    libraries = tempfile.mkdtemp(prefix="coach-libraries-")
    subprocess.run(["make", "-s", "-C", HERE.parent / "Tests/FaultyMicrophone",
                    f"OUTPUT={libraries}"], check=True)
    if options.soak:
        return soak(binary, libraries, options.soak)
    seeds = random.Random(options.seed)
    table = Table()
    pool = concurrent.futures.ThreadPoolExecutor(options.jobs)

    def many(fault, tries, body, *arguments, seeded=True):
        generators = [random.Random(seeds.random()) for _ in range(tries)]
        jobs = [pool.submit(body, binary, *([libraries] if body is not sound_server else []),
                            *([g] if seeded else []), *arguments) for g in generators]
        table.add(fault, [job.result() for job in jobs])

    for fault, kind in [
            ("overrun of 1 ms to 20 s", "overrun"), ("suspend of 0.1 to 20 s", "suspend"),
            ("unplugged for 1 to 25 s, then back", "gone"), ("unplugged for ever", "for ever"),
            ("audio dropped without a word, 1 to 4 s", "stall"),
            ("delivers up to 4 s late", "late"), ("short reads", "short"),
            ("clock off by 200 ppm, and an overrun", "drift"),
            ("digital silence for 20 s", "silence")]:
        many(fault, options.tries, device, kind)
    many("claims 16 kHz and delivers 11 to 48", options.tries, lying)
    readers = [reader for reader in (["soxi"], ["ffprobe", "-v", "error"], ["sndfile-info"])
               if shutil.which(reader[0])]
    many("SIGKILL at any moment, then `coach recover`", options.kills, killed, readers)
    many("SIGKILL while making it durable hangs for 20 s", options.tries, killed, readers,
         {"FAULTY_DISK_SYNC_HANG": "2000,20"})
    many("SIGKILL again in `coach recover`, then another", options.tries, recovery_killed)
    many("SIGKILL while packing, then packing again", options.kills // 2, packing_killed)
    many("SIGKILL while removing", options.kills // 2, removing_killed)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU):
        many(number.name, options.tries, signalled, number)
    many("SIGTERM while standard error is full and not read", options.tries, signalled,
         signal.SIGTERM, True)
    many("SIGSTOP for 5 s", 6, stopped)
    if shutil.which("pulseaudio"):
        many("PulseAudio stopped for 3 s", 3, sound_server, 3)
        many("PulseAudio stopped for 9 s", 3, sound_server, 9)
    many("terminal closed", 6, terminal, True, seeded=False)
    many("terminal not read for 60 s", 3, terminal, False, seeded=False)
    many("a write hangs for 20 s", 3, slow_disk, seeded=False)
    many("the driver does not return from reading", 3, hung_driver, "hang")
    many("the driver does not return from closing", 3, hung_driver, "stuck")
    many("quota used up", options.tries, no_room, True)
    many("largest size of files reached", options.tries, no_room, False)
    if os.geteuid() == 0:
        many("disk full (tmpfs)", options.tries, full_disk)
    many("four rehearsals at once", 3, at_once, seeded=False)
    print(table.text())
    shutil.rmtree(libraries)
    return 1 if any(row[5] for row in table.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
