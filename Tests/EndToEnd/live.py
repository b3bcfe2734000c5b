#!/usr/bin/env python3
"""Rehearses the sample in real time, as a person would: PulseAudio, a terminal (tmux), key presses; one mark comes
through the pipe of --follow and the end from `coach send`, as from a slide program.

Usage: live.py BINARY [SECONDS]

Checks that each mark lies where its key was pressed, that each phase's speaking time is the truth's, how
soon an onset is on the screen, and what it costs. Exit status 1 when something is out of its bounds.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import wave

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "Examples"
RATE = 48_000
COLUMNS, ROWS = 80, 24
PLUGIN = "libasound_module_pcm_pulse.so"


def run(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, text=True, **options).stdout


class Sound:
    """A PulseAudio of its own whose only sink is the microphone."""

    def __init__(self, folder):
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
        self.environment.pop("PULSE_SERVER", None)
        run("pulseaudio", "-n", "--daemonize=yes", "--exit-idle-time=-1", "--disallow-exit=no",
            "-L", "module-native-protocol-unix",
            "-L", f"module-null-sink sink_name=mic rate={RATE} channels=1",
            env=self.environment)
        library = next(pathlib.Path("/usr/lib").glob(f"*/alsa-lib/{PLUGIN}"))
        self.configuration = folder / "alsa.conf"
        self.configuration.write_text(
            f'<confdir:alsa.conf>\npcm_type.pulse {{ lib "{library}" }}\n'
            'pcm.livemic { type pulse device "mic.monitor" }\n')

    def play(self, file):
        return subprocess.Popen(["paplay", str(file)], env=self.environment)

    def stop(self):
        subprocess.run(["pulseaudio", "--kill"], env=self.environment)


class Terminal:
    def __init__(self, folder, command, environment):
        self.socket = str(folder / "tmux")
        words = " ".join(f"'{word}'" for word in ["env"] + [
            f"{name}={value}" for name, value in environment.items()] + command)
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS),
                  f"{words}; echo status $?; sleep 60")

    def tmux(self, *words):
        return run("tmux", "-S", self.socket, *words, env={**os.environ, "LANG": "C.UTF-8"})

    def press(self, key):
        """Presses a key and says when: in the middle of the call, give or take half of it."""
        before = time.monotonic()
        self.tmux("send-keys", key)
        return (before + time.monotonic()) / 2

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def wait(self, holds):
        """Looks until the screen is as it should be, for twenty seconds at the most."""
        end = time.monotonic() + 20
        while not holds(self.screen()):
            if time.monotonic() > end:
                raise SystemExit(f"the screen did not become what was waited for:\n{self.screen()}")

    def program(self):
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        children = pathlib.Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        return int(children[0])


def say(pipe, line):
    """Writes a line to a pipe that is followed, and says when."""
    descriptor = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    moment = time.monotonic()
    os.write(descriptor, f"{line}\n".encode())
    os.close(descriptor)
    return moment


def cpu_seconds(process):
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def truth():
    lines = (EXAMPLES / "sample-rehearsal.speech.tsv").read_text().splitlines()
    rows = [line.split("\t")[:2] for line in lines if line[:1].isdigit()]
    return [(float(start), float(end)) for start, end in rows]


def speaking_time(segments, start, end):
    """Speech with its pauses of less than three seconds between two moments on the clock."""
    clock = max(start, segments[0][0]), min(end, segments[-1][1])
    stalls = [(a[1], b[0]) for a, b in zip(segments, segments[1:]) if b[0] - a[1] >= 3]
    lost = sum(max(0, min(stall[1], clock[1]) - max(stall[0], clock[0])) for stall in stalls)
    return clock[1] - clock[0] - lost


def delay_of(take, sample):
    """Where the sample begins in the take, in seconds: the first loud tenth of both."""
    def first(path):
        with wave.open(str(path)) as file:
            width, rate = file.getsampwidth(), file.getframerate()
            step = rate // 1000
            for place in range(file.getnframes() // step):
                data = file.readframes(step)
                values = memoryview(data).cast("h")
                if max(abs(value) for value in values) > 1500:
                    return place / 1000
        raise SystemExit("nothing was heard")
    return first(take) - first(sample)


def main():
    binary = os.path.abspath(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 62.0
    folder = pathlib.Path(tempfile.mkdtemp(prefix="coach-live-"))
    sample = folder / "sample.wav"
    run("sox", EXAMPLES / "sample-rehearsal.ogg", "-r", str(RATE), "-c", "1", "-b", "16", sample,
        "trim", "0", str(seconds))
    sound = Sound(folder)
    terminal = None
    pipe = folder / "talk.pipe"
    os.mkfifo(pipe)
    try:
        environment = {
            "ALSA_CONFIG_PATH": sound.configuration, "XDG_DATA_HOME": folder, "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": folder, "TERM": "screen-256color"}
        terminal = Terminal(folder, [
            binary, "rehearse", str(EXAMPLES / "sample-rehearsal.md"), "--device", "livemic",
            "--no-check", "--follow", str(pipe)], environment)
        # PulseAudio takes about a second to begin.
        terminal.wait(lambda screen: "REC" in screen)
        player = sound.play(sample)
        program, began, cost = terminal.program(), time.monotonic(), None
        cost = cpu_seconds(program)
        due = [began + 19.0, began + 27.5, began + 45.25]
        pressed, signs, lit = [], [], False
        while player.poll() is None:
            if due and time.monotonic() >= due[0]:
                # The second of them from a slide program.
                pressed.append(say(pipe, "next") if len(pressed) == 1 else terminal.press("Space"))
                due.pop(0)
            before = time.monotonic()
            shown = "speaking" in terminal.screen().split("\n")[0]
            if shown and not lit:
                signs.append(before)
            lit = shown
            # Looking costs the processor that is measured; an onset is timed to this and the call.
            time.sleep(0.003)
        elapsed = time.monotonic() - began
        cost = (cpu_seconds(program) - cost) / elapsed
        # What was played last is heard when the sign goes out.
        terminal.wait(lambda screen: "speaking" not in screen.split("\n")[0])
        pressed.append(time.monotonic())
        run(binary, "send", "finish", env={**os.environ, **{
            name: str(value) for name, value in environment.items()}})
        terminal.wait(lambda screen: "status" in screen)
        take = next((folder / "coach/takes").iterdir())
        report = json.loads(run(binary, "analyse", take, "--format", "json"))
        return judge(take, sample, report, pressed, signs, cost)
    finally:
        if terminal:
            subprocess.run(["tmux", "-S", terminal.socket, "kill-server"])
        sound.stop()
        shutil.rmtree(folder, ignore_errors=True)


def judge(take, sample, report, pressed, signs, cost):
    journal = [json.loads(line) for line in (take / "journal.jsonl").read_text().splitlines()]
    marks = [line["frame"] / RATE for line in journal if line.get("command") == "next"]
    differences = [
        (mark - marks[0]) - (moment - pressed[0]) for mark, moment in zip(marks, pressed)][1:]
    mark_error = max(abs(difference) for difference in differences)

    shift = delay_of(take / "audio.wav", sample)
    with wave.open(str(sample)) as file:
        end = file.getnframes() / RATE
    segments = [(a + shift, min(b, end) + shift) for a, b in truth() if a < end]
    edges = [0.0] + marks + [segments[-1][1]]
    errors = [
        phase["speaking_s"] - speaking_time(segments, *place)
        for phase, place in zip(report["phases"], zip(edges, edges[1:]))]
    phase_error = max(abs(error) for error in errors)

    # A moment of the recording on the wall clock, by the keys.
    origin = statistics.median(moment - mark for moment, mark in zip(pressed, marks))
    onsets = [
        after[0] for before, after in zip(segments, segments[1:]) if after[0] - before[1] >= 0.7]
    delays = []
    for onset in onsets:
        later = [sign - origin - onset for sign in signs if -0.1 < sign - origin - onset < 1]
        if later:
            delays.append(later[0])
    lost = report["audio"]["lost_frames"]
    checks = [
        ("marks off by at most", mark_error * 1000, 30, "ms"),
        ("a phase's speaking time off by at most", phase_error, 0.3, "s"),
        (f"an onset on the screen, median of {len(delays)}", statistics.median(delays) * 1000, 150, "ms"),
        ("of one core", cost * 100, 2, "%"),
        ("frames lost", lost, 0, ""),
    ]
    good = True
    for name, value, bound, unit in checks:
        holds = value <= bound
        good = good and holds
        print(f"{'ok  ' if holds else 'FAIL'} {name}: {value:.2f} {unit} (at most {bound})")
    print(f"     onsets in all, ms: {' '.join(f'{1000 * delay:.0f}' for delay in sorted(delays))}")
    print(f"     phases off, s: {' '.join(f'{error:+.3f}' for error in errors)}")
    return 0 if good and len(delays) >= 3 else 1


if __name__ == "__main__":
    sys.exit(main())
