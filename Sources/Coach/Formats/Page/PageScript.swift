/// The behaviour of a report's page: whatever has a place in the recording can be heard, by mouse, touch or
/// keyboard.
///
/// Without it the page still tells everything, and the recording has its own controls.
enum PageScript {
  static let javascript = #"""

    (() => {
      const audio = document.querySelector("audio");
      if (!audio) { document.body.classList.add("silent"); return; }
      const output = document.querySelector(".player output");
      const tracks = [...document.querySelectorAll(".track")].map(element => ({
        element, head: element.querySelector(".head"), start: +element.dataset.start,
        seconds: +element.dataset.seconds }));
      const slider = document.querySelector(".track[role=slider]");
      document.body.classList.add("live");
      let stopAt = Infinity;

      const clock = seconds => {
        const whole = Math.round(seconds), rest = String(whole % 60).padStart(2, "0");
        const minutes = Math.floor(whole / 60);
        return minutes < 60 ? `${minutes}:${rest}`
          : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
      };
      const hear = (from, to, what) => {
        stopAt = to;
        audio.currentTime = Math.max(0, from);
        audio.play().catch(() => {});
        output.textContent = `${what}, from ${clock(from)}`;
      };
      // What other parts of the page want to be heard.
      document.addEventListener("hear", event => hear(event.detail.from, event.detail.to, event.detail.what));
      const hearSilence = rect => {
        const at = +rect.dataset.at, length = +rect.dataset.for;
        hear(at - 2, at + length + 2, rect.getAttribute("aria-label"));
      };
      const toggle = () => { stopAt = Infinity; audio.paused ? audio.play().catch(() => {}) : audio.pause(); };
      const seek = seconds => {
        stopAt = Infinity;
        audio.currentTime = Math.min(Math.max(0, seconds), +slider.dataset.seconds);
        output.textContent = `At ${clock(audio.currentTime)}`;
      };

      for (const button of document.querySelectorAll(".hear")) {
        const { from, to } = button.dataset;
        button.addEventListener("click", () =>
          hear(+from, to ? +to : Infinity, button.classList.contains("phase")
            ? button.innerText.replace(/\s+/g, " ").trim() : "Playing"));
      }

      // One stop of the tab key a line; arrows go from pause to pause.
      for (const { element } of tracks) {
        const rects = [...element.querySelectorAll("rect[data-at]")];
        rects.forEach((rect, index) => {
          const length = (+rect.dataset.for).toFixed(1);
          rect.setAttribute("role", "button");
          rect.setAttribute("tabindex", index ? -1 : 0);
          rect.setAttribute("aria-label",
            `${rect.classList.contains("stall") ? "Stall" : "Pause"} of ${length} s at ${clock(+rect.dataset.at)}`);
          rect.addEventListener("keydown", event => {
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            if (event.key === "Enter" || event.key === " ") hearSilence(rect);
            else if (step && rects[index + step]) {
              rect.setAttribute("tabindex", -1);
              rects[index + step].setAttribute("tabindex", 0);
              rects[index + step].focus();
            } else if (!step) return;
            event.preventDefault();
          });
        });
      }
      for (const { element, start, seconds } of tracks) {
        element.addEventListener("click", event => {
          const box = element.getBoundingClientRect();
          const place = start + (event.clientX - box.left) / box.width * seconds;
          // A thin pause is hit from a few pixels away.
          const reach = 5 / box.width * seconds;
          const rect = [...element.querySelectorAll("rect[data-at]")].find(rect =>
            place >= +rect.dataset.at - reach && place <= +rect.dataset.at + +rect.dataset.for + reach);
          rect ? hearSilence(rect) : hear(place, Infinity, "Playing");
        });
      }
      slider?.addEventListener("keydown", event => {
        const step = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageUp: 30, PageDown: -30 }[event.key];
        if (step) seek(audio.currentTime + step);
        else if (event.key === "Home") seek(0);
        else if (event.key === "End") seek(+slider.dataset.seconds);
        else if (event.key === "Enter" || event.key === " ") toggle();
        else return;
        event.preventDefault();
      });

      const phases = [...document.querySelectorAll(".planned .hear.phase")];
      const step = by => {
        const now = audio.currentTime + 0.05, from = button => +button.dataset.from;
        const next = by > 0 ? phases.find(button => from(button) > now)
          : phases.findLast(button => from(button) < now - 2);
        if (next) { next.scrollIntoView({ block: "nearest" }); next.click(); }
      };
      document.addEventListener("keydown", event => {
        if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === "j") step(1);
        else if (event.key === "k") step(-1);
        else if (event.key === "?")
          output.textContent = "Keys: space plays and pauses, j goes to the next phase, k to the previous one.";
        else if (event.key === " " && !event.target.closest("button,audio,a,[tabindex]")) toggle();
        else return;
        event.preventDefault();
      });

      const draw = () => {
        const now = audio.currentTime;
        if (now >= stopAt) { stopAt = Infinity; audio.pause(); }
        for (const { head, start, seconds } of tracks) {
          const share = (now - start) / seconds;
          head.style.display = share >= 0 && share <= 1 ? "block" : "none";
          head.style.left = `${100 * share}%`;
        }
        slider?.setAttribute("aria-valuenow", Math.round(now));
        slider?.setAttribute("aria-valuetext", clock(now));
      };
      const follow = () => { draw(); if (!audio.paused) requestAnimationFrame(follow); };
      audio.addEventListener("play", follow);
      audio.addEventListener("seeked", draw);
      audio.addEventListener("timeupdate", draw);
      audio.addEventListener("error", () => {
        document.body.classList.remove("live");
        document.body.classList.add("silent");
        const source = audio.getAttribute("src");
        output.textContent = source.startsWith("data:") ? "This browser does not play the recording."
          : `The recording, ${decodeURIComponent(source)}, is not beside this page.`;
      });
    })();

    """#
}
