"""Takes for looking at: rehearsals recorded through alsa-lib's file plugin, as `coach demo` does."""
import glob, os, subprocess

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Examples")


def record(binary, folder, plan, sound, keys, rate=16000):
    """Records `sound` as a rehearsal of `plan` with the key script `keys`; the take's folder."""
    raw = os.path.join(folder, "microphone.raw")
    subprocess.run(["sox", "-D", sound, "-r", str(rate), "-b", "16", "-c", "1", "-e", "signed", "-t", "raw", raw],
                   check=True)
    # Whole periods: after the end of its file the plugin delivers whatever is in memory.
    with open(raw, "ab") as file:
        file.write(bytes(-os.path.getsize(raw) % (rate // 100 * 2)))
    config = os.path.join(folder, "alsa.conf")
    with open(config, "w") as file:
        file.write(f'<confdir:alsa.conf>\npcm.filemic {{\n type file\n slave.pcm "null"\n file "/dev/null"\n'
                   f' infile "{raw}"\n format "raw"\n}}\n')
    result = subprocess.run(
        [os.path.abspath(binary), "rehearse", plan, "--device", "filemic", "--rate", str(rate), "--keys", keys],
        env={**os.environ, "XDG_DATA_HOME": folder, "ALSA_CONFIG_PATH": config}, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(result.stderr)
    return sorted(glob.glob(os.path.join(folder, "coach", "takes", "*")))[-1]


def sample(binary, folder):
    """The sample rehearsal."""
    return record(binary, folder, os.path.join(EXAMPLES, "sample-rehearsal.md"),
                  os.path.join(EXAMPLES, "sample-rehearsal.ogg"), os.path.join(EXAMPLES, "sample-rehearsal.keys"))


def hard(binary, folder):
    """The sample's sound under a plan that is hard to lay out, with everything that can happen in a take."""
    plan, keys = os.path.join(folder, "hard.md"), os.path.join(folder, "hard.keys")
    with open(plan, "w") as file:
        file.write("# <script>alert('title')</script> Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau\n\n"
                   "slot: 90 s\n\n"
                   "## PHASE 1: <img src=x onerror=alert(1)> \"quotes\" & 'apostrophes' (10-20 s)\n\n"
                   "**Trigger:** <b>one</b>, two & three\n\n"
                   "## PHASE 22: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz (20-30 s)\n\n"
                   "## PHASE 3: مرحبا بالعالم 漢字 🎤 (20-30 s)\n\n## Without a number (20-30 s)\n\n"
                   "## PHASE 5: Never reached (15-25 s)\n")
    with open(keys, "w") as file:
        file.write("10.0 interruption\n14.0 interruption\n18.689 next\n30 hold\n35 hold\n42.226 next\n50 note\n60 back\n"
                   "70 next\n93.491 next\n129.9 finish\n")
    take = record(binary, folder, plan, os.path.join(EXAMPLES, "sample-rehearsal.ogg"), keys)
    # A gap as the device would have lost it.
    journal = os.path.join(take, "journal.jsonl")
    with open(journal) as file:
        lines = file.read().splitlines()
    lines.insert(-1, '{"event":"gap","frame":1040000,"frames":24000}')
    with open(journal, "w") as file:
        file.write("\n".join(lines) + "\n")
    # The page is a part of the take, which a missing one is made for again.
    os.remove(os.path.join(take, "report.html"))
    subprocess.run([os.path.abspath(binary), "recover", take], check=True, stdout=subprocess.DEVNULL)
    return take
