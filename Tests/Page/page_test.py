#!/usr/bin/python3
"""Uses the report's page as people do, in headless Chromium: page_test.py BINARY [FOLDER FOR PICTURES]

Loads without a complaint, asks for nothing but the recording, plays what is chosen by mouse and by keyboard,
fits 360 to 1440 pixels, is readable in light and dark (WCAG 2.2 AA) and on paper.
"""
import base64, json, os, re, shutil, subprocess, sys, tempfile
from chromium import Chromium
import takes

# Every text against what is behind it; the words in charts against the colours that they can stand on.
CONTRAST = r"""
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = color => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = color => {
    const [r, g, b] = rgb(color).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + .05) / (Math.min(x, y) + .05);
  };
  const root = getComputedStyle(document.documentElement);
  const color = name => root.getPropertyValue("--" + name).trim();
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const background = getComputedStyle(e).backgroundColor;
      if (rgb(background)[3] === 255) return background;
    }
    return "white";
  };
  const faults = [];
  let checked = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || !element.getClientRects().length) continue;
    const size = parseFloat(style.fontSize), bold = +style.fontWeight >= 700;
    const least = size >= 24 || bold && size >= 18.66 ? 3 : 4.5;
    const grounds = [behind(element)];
    if (element.closest(".tag, .mark")) grounds.push(color("lost"), color("level"), color("band"));
    for (const ground of grounds) {
      checked++;
      const found = ratio(style.color, ground);
      if (found < least) faults.push(`${found.toFixed(2)} "${walker.currentNode.data.trim().slice(0, 40)}" on ${ground}`);
    }
  }
  // What charts say (WCAG 1.4.11).
  for (const name of ["speech", "over", "under", "stall", "ink", "soft", "talk"]) {
    const found = ratio(color(name), color("paper"));
    if (found < 3) faults.push(`${found.toFixed(2)} --${name}`);
  }
  return { checked, faults };
})()
"""

# Words that begin left of their section, where they are cut off.
CUT_OFF = r"""
(() => {
  const cut = [];
  for (const section of document.querySelectorAll("section, header")) {
    const left = section.getBoundingClientRect().left - 1;
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // The table of takes begins at its end, and is scrolled to its beginning.
      if (walker.currentNode.parentElement.closest(".latest, svg title")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const text = walker.currentNode.data.trim();
      if (text && range.getBoundingClientRect().left < left) cut.push(text.slice(0, 40));
    }
  }
  return cut;
})()
"""

failures = []
checks = 0


def check(holds, what):
    global checks
    checks += 1
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def near(value, wanted, by=0.3):
    return value is not None and abs(value - wanted) <= by


def now(browser):
    return browser.evaluate("document.querySelector('audio').currentTime")


def listen(browser):
    """Notes from now on where the recording is sought: it may have played on by the time that we look."""
    browser.evaluate("{ window.sought = []; const a = document.querySelector('audio');"
                     " a.addEventListener('seeking', () => sought.push(a.currentTime)); }")


def reaches(browser, seconds, what, by=0.1):
    last = "sought[sought.length - 1]"
    check(browser.wait(lambda: near(browser.evaluate(last), seconds, by), 20),
          f"{what}: at {browser.evaluate(last)}, not {seconds}")


def rest(browser):
    """Stops and goes back to the beginning."""
    browser.evaluate("{ const a = document.querySelector('audio'); a.pause(); a.currentTime = 0; }")
    reaches(browser, 0, "the beginning")


def center(browser, selector):
    """The middle of an element, scrolled into view."""
    return browser.evaluate(
        f"(() => {{ const e = document.querySelector('{selector}'); e.scrollIntoView({{block: 'center'}});"
        f" const b = e.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2,"
        f" b.left, b.width]; }})()")


def data(browser, selector, name):
    return float(browser.evaluate(f"document.querySelector('{selector}').dataset.{name}"))


def looks(browser, page, name, pictures, least=50):
    for width in [360, 390, 768, 1440]:
        for scheme in ["light", "dark"]:
            browser.view(width, 900, scheme)
            browser.load(page)
            where = f"{name} at {width}, {scheme}"
            check(browser.troubles() == [], f"{where}: {browser.troubles()}")
            wide = browser.evaluate("document.documentElement.scrollWidth")
            check(wide <= width, f"{where}: {wide} wide")
            check(browser.evaluate(CUT_OFF) == [], f"{where}: cut off: {browser.evaluate(CUT_OFF)}")
            contrast = browser.evaluate(CONTRAST)
            check(contrast["checked"] > least, f"{where}: only {contrast['checked']} texts looked at")
            check(contrast["faults"] == [], f"{where}: contrast {contrast['faults'][:5]}")
            if pictures:
                browser.view(width, browser.height(), scheme)
                browser.picture(os.path.join(pictures, f"{name}-{width}-{scheme}.png"))


def plays(browser, page):
    browser.view(1440, 900)
    browser.load(page)
    check(browser.wait(lambda: browser.evaluate("document.querySelector('audio').readyState") >= 1), "audio is found")
    listen(browser)
    # A phase by mouse; it ends where the phase ends.
    button = ".planned li:nth-child(2) button"
    x, y, *_ = center(browser, button)
    browser.click(x, y)
    reaches(browser, data(browser, button, "from"), "a click on a phase")
    check(browser.wait(lambda: not browser.evaluate("document.querySelector('audio').paused")), "a phase is played")
    end = data(browser, button, "to")
    browser.evaluate(f"document.querySelector('audio').currentTime = {end - 0.4}")
    check(browser.wait(lambda: browser.evaluate("document.querySelector('audio').paused")), "a phase ends")
    check(near(now(browser), end, 0.4), f"a phase ends at its end: {now(browser)}")
    said = browser.evaluate("document.querySelector('output').textContent")
    check(said.startswith("2"), f"it is said what is played: {said}")
    # From anywhere: j goes to the next phase, k to the previous one; ? says so.
    rest(browser)
    browser.evaluate("document.activeElement.blur()")
    browser.press("j")
    first, second = [data(browser, f".planned li:nth-child({n}) button", "from") for n in (1, 2)]
    target = first if first > 0.05 else second
    reaches(browser, target, "j")
    browser.press("?")
    check("next phase" in browser.evaluate("document.querySelector('output').textContent"), "? says the keys")
    browser.load(page + "#phase-3")
    top = browser.evaluate("document.querySelector('.planned li:target').getBoundingClientRect().top")
    check(-1 <= top < 900, f"a link leads to its phase: {top}")
    browser.load(page)
    listen(browser)
    # The same by keyboard.
    rest(browser)
    browser.evaluate(f"document.querySelector('{button}').focus()")
    browser.press("Enter")
    reaches(browser, data(browser, button, "from"), "enter on a phase")
    # A stall by mouse.
    rest(browser)
    stall = ".lines rect.stall"
    x, y, *_ = center(browser, stall)
    browser.click(x, y)
    reaches(browser, data(browser, stall, "at") - 2, "a click on a stall")
    # Pauses by keyboard: tab goes to a line's first, arrows go on.
    rest(browser)
    pauses = ".lines .line:nth-child(3) rect[data-at]"
    browser.evaluate(f"document.querySelectorAll('{pauses}')[0].focus()")
    browser.press("ArrowRight")
    browser.press("Enter")
    at = float(browser.evaluate(f"document.querySelectorAll('{pauses}')[1].dataset.at"))
    reaches(browser, at - 2, "enter on the second pause")
    stops = browser.evaluate("[...document.querySelectorAll('.line')].map(l => "
                             "l.querySelectorAll('rect[tabindex=\"0\"]').length)")
    check(all(count <= 1 for count in stops), f"one stop of the tab key a line: {stops}")
    # A place in the strip by mouse, and by keyboard.
    rest(browser)
    x, y, left, width = center(browser, ".strip .track")
    browser.click(left + width * 0.9, y)
    seconds = data(browser, ".strip .track", "seconds")
    reaches(browser, 0.9 * seconds, "a click in the strip", 4)
    browser.evaluate("document.querySelector('audio').pause()")
    browser.evaluate("document.querySelector('.strip .track').focus()")
    browser.press("Home")
    reaches(browser, 0, "home")
    browser.press("ArrowRight")
    browser.press("ArrowRight")
    reaches(browser, 10, "arrows")
    value = "document.querySelector('.strip .track').getAttribute('aria-valuetext')"
    check(browser.wait(lambda: browser.evaluate(value) == "0:10"), f"the slider says: {browser.evaluate(value)}")
    check(browser.evaluate("document.querySelector('.strip .head').style.left") != "", "the head moves")
    browser.press("End")
    reaches(browser, seconds, "end", 0.5)
    check(browser.troubles() == [], f"while it is used: {browser.troubles()}")


def is_accessible(browser, page):
    browser.view(1440, 900)
    browser.load(page)
    browser.call("Accessibility.enable")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = {}
    for node in nodes:
        if not node.get("ignored"):
            name = node.get("name", {}).get("value", "").strip()
            roles.setdefault(node["role"]["value"], []).append(name)
    check(len(roles.get("button", [])) > 20, f"buttons: {len(roles.get('button', []))}")
    for role in ["button", "slider", "region", "table", "image", "link"]:
        unnamed = [name for name in roles.get(role, []) if not name and role != "table"]
        check(not unnamed, f"{len(unnamed)} of role {role} have no name")
    levels = browser.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])")
    check(levels[0] == 1 and levels.count(1) == 1 and max(levels) == 2, f"headings: {levels}")
    check(browser.evaluate("document.documentElement.lang") == "en", "the language is told")
    small = browser.evaluate("[...document.querySelectorAll('button')].filter(b => b.getBoundingClientRect()"
                             ".height < 24).map(b => b.textContent)")
    check(small == [], f"too small to hit: {small[:3]}")
    # From the top by tab alone: the way to the report, then the first thing to hear.
    browser.press("Tab")
    check(browser.evaluate("document.activeElement.className") == "skip", "tab goes to the skip link first")
    browser.press("Tab")
    check("hear" in browser.evaluate("document.activeElement.className"), "then to the first thing to hear")
    ring = browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    check(ring == "solid", f"what has the focus is shown: {ring}")


def prints(browser, page, pictures):
    browser.view(800, 1000, "dark", media="print")
    browser.load(page)
    check(browser.evaluate("getComputedStyle(document.querySelector('.player')).display") == "none",
          "no player on paper")
    check(browser.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()")
          == "#fff", "paper is white")
    check(browser.evaluate("document.documentElement.scrollWidth") <= 800, "paper is not overrun")
    pdf = base64.b64decode(browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    check(1 <= pages <= 6, f"{pages} pages of paper")
    if pictures:
        with open(os.path.join(pictures, "print.pdf"), "wb") as out:
            out.write(pdf)
    browser.view(800, 1000)


def is_silent_without_audio(browser, page):
    with open(page) as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        alone = os.path.join(folder, "alone.html")
        with open(alone, "w") as file:
            file.write(text)
        browser.view(1440, 900)
        browser.load(alone)
        said = "document.querySelector('output').textContent"
        check(browser.wait(lambda: "is not beside this page" in browser.evaluate(said)), "a missing recording is told")


def history(binary, folder):
    """The page of the takes in a folder of data, beside them."""
    page = os.path.join(folder, "history.html")
    subprocess.run([os.path.abspath(binary), "history", "--format", "html", "-o", page],
                   env={**os.environ, "XDG_DATA_HOME": folder}, check=True)
    return page


def differences(binary, folder):
    """The page of the latest two takes in a folder of data, beside them."""
    page = os.path.join(folder, "changes.html")
    subprocess.run([os.path.abspath(binary), "diff", "--format", "html", "-o", page],
                   env={**os.environ, "XDG_DATA_HOME": folder}, check=True)
    return page


def plays_both(browser, page):
    """A passage is heard in the first take, then in the second."""
    browser.view(1440, 900)
    browser.load(page)
    sounds = "[...document.querySelectorAll('audio')]"
    check(browser.wait(lambda: browser.evaluate(f"{sounds}.every(a => a.readyState >= 1)")), "both recordings are found")
    check(browser.evaluate("document.querySelectorAll('g.same[data-a][data-b]').length") >= 3, "the same is found in the same")
    playing = f"{sounds}.filter(a => !a.paused).map(a => a.dataset.take).join()"
    passage = "document.querySelectorAll('g[data-heard]')[1]"
    browser.evaluate(f"{passage}.dispatchEvent(new MouseEvent('click'))")
    check(browser.wait(lambda: browser.evaluate(playing) == "A"), "the first take is played")
    start, end = (float(second) for second in browser.evaluate(f"{passage}.dataset.a").split())
    check(start - 1 < browser.evaluate(f"{sounds}[0].currentTime") < end, "from where the passage begins")
    browser.evaluate(f"{sounds}[0].currentTime = {end + 0.2}")
    check(browser.wait(lambda: browser.evaluate(playing) == "B"), "then the second")
    end = float(browser.evaluate(f"{passage}.dataset.b").split()[1])
    browser.evaluate(f"{sounds}[1].currentTime = {end + 0.2}")
    check(browser.wait(lambda: browser.evaluate(playing) == ""), "and then nothing")
    browser.evaluate("document.querySelector('details').open = true")
    browser.evaluate("document.querySelector('details .hear:last-child').click()")
    check(browser.wait(lambda: browser.evaluate(playing) == "B"), "a button plays one of the two")
    small = browser.evaluate("[...document.querySelectorAll('details[open] button')].filter(b => b.getBoundingClientRect().height < 24).length")
    check(small == 0, f"{small} buttons are too small to hit")
    check(browser.troubles() == [], f"while both are heard: {browser.troubles()}")


def leads_to_its_takes(browser, page):
    browser.view(1440, 900)
    browser.load(page)
    links = browser.evaluate("[...document.querySelectorAll('.cells tbody a')].map(a => a.href)")
    check(len(links) >= 6, f"{len(links)} links to takes")
    for link in links:
        browser.load(link.removeprefix("file://"))
        top = browser.evaluate("document.querySelector('.planned li:target')?.getBoundingClientRect().top ?? -99")
        check(-1 <= top < 900, f"{link} leads to its phase: {top}")
    browser.view(390, 900)
    browser.load(page)
    seen = browser.evaluate("(() => { const a = [...document.querySelectorAll('.cells tbody tr:first-child a')].pop()"
                            ".getBoundingClientRect(); return a.left >= 0 && a.right <= 390; })()")
    check(seen, "the latest take is in sight on a phone")


def shared(binary, take):
    """The page of a take with its sound in it, away from the take."""
    page = os.path.join(tempfile.mkdtemp(dir=take.split('/coach/takes/')[0]), "shared.html")
    subprocess.run([os.path.abspath(binary), "report", take, "--share", page], check=True, capture_output=True)
    return page


def analysed(binary, folder):
    """The page of a recording without marks, beside it."""
    for name in ["sample-rehearsal.ogg", "sample-rehearsal.md"]:
        shutil.copy(os.path.join(takes.EXAMPLES, name), folder)
    page = os.path.join(folder, "talk.html")
    subprocess.run([os.path.abspath(binary), "analyse", "sample-rehearsal.ogg", "--plan", "sample-rehearsal.md",
                    "--format", "html", "-o", page], cwd=folder, check=True, capture_output=True)
    return page


def edge(browser, number, name):
    """What is known of a line that can be moved, and where it stands."""
    return browser.evaluate(f"document.querySelectorAll('.edge')[{number}].{name}")


def drag(browser, number, to, touch=False):
    """Drags a line to a place of the recording in seconds."""
    center(browser, ".edges")
    x, y, left, width, seconds = browser.evaluate(
        f"(() => {{ const e = document.querySelectorAll('.edge')[{number}].getBoundingClientRect();"
        " const s = document.querySelector('.edges'), b = s.getBoundingClientRect();"
        " return [e.left + e.width / 2, e.top + 30, b.left + 12, b.width - 24, +s.dataset.seconds]; })()")
    target = left + width * to / seconds
    steps = [x + (target - x) * step / 4 for step in range(1, 5)]
    if touch:
        browser.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        for place in steps:
            browser.call("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": place, "y": y}])
        browser.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        return
    mouse = {"y": y, "button": "left", "clickCount": 1}
    browser.call("Input.dispatchMouseEvent", type="mousePressed", x=x, **mouse)
    for place in steps:
        browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=place, buttons=1, **mouse)
    browser.call("Input.dispatchMouseEvent", type="mouseReleased", x=target, **mouse)


def corrects(browser, binary, page, read):
    """Moves lines by mouse, touch and keyboard, saves them, and has `read` tell where phases begin then."""
    browser.view(1440, 900)
    browser.load(page)
    check(browser.wait(lambda: browser.evaluate("document.querySelector('audio').readyState") >= 1), "audio is found")
    listen(browser)
    browser.evaluate("window.saved = []; URL.createObjectURL = blob => { blob.text().then(t => saved.push(t)); return '#'; };")
    onsets = browser.evaluate("document.querySelector('.edges').dataset.speech").split()[::2]
    onsets = [float(onset) for onset in onsets]

    def place(number):
        return float(edge(browser, number, "dataset.at"))
    # By mouse: to the next speech, heard from a moment before it.
    drag(browser, 2, 43.2)
    check(near(place(2), 42.8, 0.1), f"dragged to {place(2)}")
    reaches(browser, place(2) - 1.5, "what is dragged is heard")
    check(edge(browser, 2, "getAttribute('aria-valuetext')") == "0:42.8", "a slider says where it stands")
    check("3 HOW" in browser.evaluate("document.querySelector('.chosen').textContent"), "it is said what is moved")
    check(not browser.evaluate("document.querySelector('.near').hidden"), "half a minute around it is shown")
    # Not beyond its neighbour.
    drag(browser, 2, 2)
    check(place(1) < place(2) < place(3), f"phases stay in their order: {place(1)}, {place(2)}, {place(3)}")
    drag(browser, 2, 43.2)
    # By touch.
    browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
    drag(browser, 3, 94, touch=True)
    check(min(abs(place(3) - onset) for onset in onsets) < 0.02 and near(place(3), 94, 2), f"touched to {place(3)}")
    browser.call("Emulation.setTouchEmulationEnabled", enabled=False)
    # By keyboard: from pause to pause, and in tenths of a second.
    browser.evaluate("document.querySelectorAll('.edge')[4].focus()")
    before = place(4)
    browser.press("ArrowRight")
    check(place(4) == min(onset for onset in onsets if onset > before + 0.01), f"the next pause: {place(4)}")
    before = max(onset for onset in onsets if onset < place(4) - 0.01)
    browser.press("ArrowLeft")
    check(near(place(4), before, 0.02), f"and back: {place(4)}")
    check(edge(browser, 4, "hasAttribute('data-estimated')") is False, "what was moved is no estimate")
    for name, change in [("0.1 s on", 0.1), ("0.1 s back", 0)]:
        browser.evaluate(f"[...document.querySelectorAll('.tools button')].find(b => b.textContent === '{name}').click()")
        check(near(place(4), before + change, 0.02), f"{name}: {place(4)}")
    ring = browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    check(ring == "solid", f"the line that has the focus is shown: {ring}")
    # Saved, and read by the program.
    browser.evaluate("document.querySelector('.save').click()")
    check(browser.wait(lambda: browser.evaluate("saved.length") == 1), "labels are saved")
    found = read(browser.evaluate("document.querySelector('.edges').dataset.file"), browser.evaluate("saved[0]"))
    wanted = [place(number) for number in range(1, 5)]
    check(len(found) == 4 and all(near(*pair, 0.011) for pair in zip(found, wanted)),
          f"the program reads {found}, not {wanted}")
    check(browser.troubles() == [], f"while lines are moved: {browser.troubles()}")


def read_beside(binary, page):
    """Reads saved labels from beside a recording."""
    def read(name, text):
        with open(os.path.join(os.path.dirname(page), name), "w") as file:
            file.write(text)
        result = subprocess.run([os.path.abspath(binary), "analyse", "sample-rehearsal.ogg", "--plan", "sample-rehearsal.md",
                                 "--format", "json"], cwd=os.path.dirname(page), check=True, capture_output=True, text=True)
        return [phase["start_s"] for phase in json.loads(result.stdout)["phases"]][1:]
    return read


def read_by_take(binary, take):
    """Corrects a take by saved labels."""
    def read(name, text):
        labels = os.path.join(take.split("/coach/takes/")[0], name)
        with open(labels, "w") as file:
            file.write(text)
        command = [os.path.abspath(binary), "mark", take]
        subprocess.run([*command, "--marks", labels], check=True, capture_output=True)
        result = subprocess.run([os.path.abspath(binary), "report", take, "--format", "json"],
                                check=True, capture_output=True, text=True)
        subprocess.run([*command, "--undo"], check=True, capture_output=True)
        return [phase["start_s"] for phase in json.loads(result.stdout)["phases"]][1:]
    return read


def main():
    binary = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
        pages = {name: os.path.join(make(binary, tempfile.mkdtemp(dir=folder)), "report.html")
                 for name, make in [("sample", takes.sample), ("hard", takes.hard)]}
        for name, page in pages.items():
            looks(browser, page, name, pictures)
        plays(browser, pages["sample"])
        plays(browser, shared(binary, os.path.dirname(pages["sample"])))
        for page in pages.values():
            is_accessible(browser, page)
            prints(browser, page, pictures)
        alone = analysed(binary, tempfile.mkdtemp(dir=folder))
        looks(browser, alone, "analysed", pictures)
        is_accessible(browser, alone)
        corrects(browser, binary, alone, read_beside(binary, alone))
        corrects(browser, binary, pages["sample"], read_by_take(binary, os.path.dirname(pages["sample"])))
        is_silent_without_audio(browser, pages["sample"])
        for name in pages:
            home = pages[name].split("/coach/takes/")[0]
            if name == "sample":
                takes.sample(binary, home)
            page = history(binary, home)
            looks(browser, page, f"history-{name}", pictures, least=20)
            if name == "sample":
                leads_to_its_takes(browser, page)
                page = differences(binary, home)
                looks(browser, page, "changes", pictures, least=20)
                plays_both(browser, page)
    print(f"{checks} checks, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
