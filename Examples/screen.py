#!/usr/bin/python3
"""Pictures the live screen in the sample rehearsal, dark and light: screen.py BINARY PICTURE.png

The sample is rehearsed once, so that there is an earlier take. Then the program runs in tmux with a microphone
that delivers the sample up to a moment; what the terminal then shows, colours and all, is set as a page and
pictured.
"""
import html
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Tests" / "Page"))
from chromium import Chromium

RATE = 16_000
COLUMNS, ROWS = 120, 25
MOMENT = 68.4
# The sixteen colours as xterm and as a light theme have them.
DARK = {"ground": "#16181d", "text": "#d8dbe2", "1": "#e5484d", "2": "#3dbb6c", "3": "#e2b93b"}
LIGHT = {"ground": "#fbfbf9", "text": "#22252b", "1": "#c4292f", "2": "#1f8a4c", "3": "#b98900"}


def device(folder, sound):
    """Makes a file the microphone."""
    (folder / "alsa.conf").write_text(
        '<confdir:alsa.conf>\npcm.sample { type file slave.pcm "null" file "/dev/null" '
        f'infile "{sound}" format "raw" }}\n')


def show(binary, folder):
    """The screen at the moment, with its escape sequences."""
    sound = subprocess.run(
        ["sox", HERE / "sample-rehearsal.ogg", "-t", "raw", "-r", str(RATE), "-c", "1", "-b", "16",
         "-e", "signed", "-"], check=True, capture_output=True).stdout
    rehearse = [binary, "rehearse", str(HERE / "sample-rehearsal.md"), "--device", "sample",
                "--rate", str(RATE), "--keys"]
    environment = {**os.environ, "LANG": "C.UTF-8", "XDG_DATA_HOME": str(folder),
                   "ALSA_CONFIG_PATH": str(folder / "alsa.conf")}
    # The same words with the keys pressed elsewhere: another take.
    (folder / "earlier.raw").write_bytes(sound + bytes(RATE * 40))
    (folder / "earlier.keys").write_text("17 next\n40 next\n87 next\n111 next\n129.989 finish\n")
    device(folder, folder / "earlier.raw")
    subprocess.run([*rehearse, str(folder / "earlier.keys")], check=True, capture_output=True,
                   env=environment)
    pipe = folder / "microphone"
    os.mkfifo(pipe)
    device(folder, pipe)
    socket = str(folder / "tmux")

    def tmux(*words):
        return subprocess.run(["tmux", "-S", socket, *words], check=True, capture_output=True,
                              text=True, env=environment).stdout

    command = " ".join(f"'{word}'" for word in [*rehearse, str(HERE / "sample-rehearsal.keys")])
    tmux("-f", "/dev/null", "new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), command)
    try:
        with open(pipe, "wb", buffering=0) as microphone:
            step = RATE // 50 * 2
            for place in range(0, int(MOMENT * 50) * step, step):
                microphone.write(sound[place:place + step])
            screen = ""
            for _ in range(100):
                time.sleep(0.1)
                last, screen = screen, tmux("capture-pane", "-p", "-e")
                if screen == last and "REC" in screen:
                    break
            # Behind the end of its pipe the device would deliver for ever.
            program = int(tmux("display-message", "-p", "#{pane_pid}"))
            subprocess.run(["pkill", "-KILL", "-P", str(program)])
            os.kill(program, signal.SIGKILL)
            return screen
    finally:
        subprocess.run(["tmux", "-S", socket, "kill-server"], capture_output=True)


def spans(screen, theme):
    """The screen as HTML in the colours of a theme."""
    state = {}
    out = []
    for part in re.split(r"(\x1b\[[0-9;]*m)", screen):
        if part.startswith("\x1b["):
            for code in part[2:-1].split(";"):
                apply(state, int(code or 0))
            continue
        if part:
            out.append(f'<span style="{style(state, theme)}">{html.escape(part)}</span>')
    return "".join(out)


def apply(state, code):
    if code == 0:
        state.clear()
    elif code in (1, 2, 7):
        state[code] = True
    elif 30 <= code <= 37:
        state["text"] = code
    elif 40 <= code <= 47:
        state["ground"] = code
    elif code == 39:
        state.pop("text", None)
    elif code == 49:
        state.pop("ground", None)


def style(state, theme):
    text = theme[str(state["text"] - 30)] if "text" in state else theme["text"]
    ground = theme[str(state["ground"] - 40)] if "ground" in state else None
    if 7 in state:
        text, ground = ground or theme["ground"], text
    rules = [f"color:{text}"]
    if ground:
        rules.append(f"background:{ground}")
    if 1 in state:
        rules.append("font-weight:700")
    if 2 in state and 7 not in state:
        rules.append("opacity:.62")
    return ";".join(rules)


def as_page(screen):
    panes = "".join(
        f'<pre style="background:{theme["ground"]};color:{theme["text"]}">{spans(screen, theme)}</pre>'
        for theme in (DARK, LIGHT))
    return f"""<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 20px; display: grid; gap: 20px; background: #8d9299; width: max-content; }}
pre {{ margin: 0; padding: 18px 20px; border-radius: 8px; font: 15px/18px "DejaVu Sans Mono"; }}
span {{ white-space: pre; }}
</style>{panes}"""


with tempfile.TemporaryDirectory() as name, Chromium() as browser:
    folder = pathlib.Path(name)
    (folder / "screen.html").write_text(as_page(show(os.path.abspath(sys.argv[1]), folder)))
    browser.view(1300, 1200)
    browser.load(str(folder / "screen.html"))
    box = browser.evaluate("JSON.stringify(document.body.getBoundingClientRect())")
    size = json.loads(box)
    width, height = int(size["width"]) + 1, int(size["height"]) + 1
    browser.view(width, height)
    browser.picture(sys.argv[2], clip={"x": 0, "y": 0, "width": width, "height": height})
