/// The behaviour of ``BoundaryEditor``: lines are dragged or moved with keys, heard, and saved as an Audacity label track.
enum BoundaryScript {
  static let javascript = #"""

    (() => {
      const strip = document.querySelector(".edges");
      if (!strip) return;
      const near = document.querySelector(".near"), said = document.querySelector(".chosen");
      const tools = [...document.querySelectorAll(".tools button[data-do]")];
      const whole = +strip.dataset.seconds, span = 30;
      const numbers = strip.dataset.speech.split(" ").filter(Boolean).map(Number);
      const speech = numbers.filter((_, i) => i % 2 === 0).map((from, i) => [from, numbers[2 * i + 1]]);
      const onsets = speech.map(pair => pair[0]);
      const edges = [...strip.querySelectorAll(".edge")];
      let chosen = null;

      const text = seconds => {
        const tenths = Math.round(seconds * 10), minutes = Math.floor(tenths / 600);
        const rest = `${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`;
        return minutes < 60 ? `${minutes}:${rest}`
          : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
      };
      const at = edge => +edge.dataset.at;
      // Between its neighbours, so that no phase begins before the one in front of it.
      const limits = edge => {
        const index = edges.indexOf(edge);
        return [index ? at(edges[index - 1]) + 0.05 : 0,
          index + 1 < edges.length ? at(edges[index + 1]) - 0.05 : whole];
      };
      const clamped = (edge, seconds) => {
        const [low, high] = limits(edge);
        return Math.min(Math.max(low, seconds), high);
      };
      const nearest = (seconds, reach) => {
        let best = seconds, distance = reach;
        for (const onset of onsets) {
          if (Math.abs(onset - seconds) < distance) { best = onset; distance = Math.abs(onset - seconds); }
        }
        return best;
      };
      const tell = edge => {
        said.textContent = `${edge.dataset.label} begins at ${text(at(edge))}`
          + ("estimated" in edge.dataset ? " (estimated)" : "");
      };
      const drawNear = edge => {
        const from = at(edge) - span / 2;
        near.hidden = false;
        near.querySelector("svg").innerHTML = speech.filter(([a, b]) => b > from && a < from + span).map(([a, b]) => {
          const x = Math.max(0, (a - from) / span * 1000), end = Math.min(1000, (b - from) / span * 1000);
          return `<rect class="speech" x="${x.toFixed(1)}" y="12" width="${(end - x).toFixed(1)}" height="16"/>`;
        }).join("");
        const ends = near.querySelectorAll(".ends span");
        ends[0].textContent = text(Math.max(0, from));
        ends[1].textContent = text(Math.min(whole, from + span));
      };
      const move = (edge, seconds) => {
        const place = clamped(edge, seconds);
        if (Math.abs(place - at(edge)) > 1e-6) {
          edge.dataset.at = place.toFixed(6);
          delete edge.dataset.estimated;
        }
        edge.style.left = `calc(12px + (100% - 24px) * ${place / whole})`;
        edge.setAttribute("aria-valuenow", Math.round(place));
        edge.setAttribute("aria-valuetext", text(place));
        if (edge === chosen) { tell(edge); drawNear(edge); }
      };
      const choose = edge => {
        chosen?.removeAttribute("aria-current");
        chosen = edge;
        edge.setAttribute("aria-current", "true");
        for (const tool of tools) tool.disabled = false;
        tell(edge);
        drawNear(edge);
      };
      const hear = edge => document.dispatchEvent(new CustomEvent("hear", { detail: {
        from: at(edge) - 1.5, to: at(edge) + 1.5, what: `Where ${edge.dataset.label} begins` } }));
      const byPauses = (edge, by) => {
        const now = at(edge);
        const next = by > 0 ? onsets.find(onset => onset > now + 0.01) : onsets.findLast(onset => onset < now - 0.01);
        if (next !== undefined) move(edge, next);
      };

      for (const tool of tools) tool.disabled = true;
      for (const edge of edges) {
        move(edge, at(edge));
        edge.addEventListener("focus", () => choose(edge));
        edge.addEventListener("keydown", event => {
          const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
          if (by && event.shiftKey) move(edge, at(edge) + by / 10);
          else if (by) byPauses(edge, by);
          else if (event.key !== "Enter" && event.key !== " ") return;
          hear(edge);
          event.preventDefault();
        });
        edge.addEventListener("pointerdown", event => {
          edge.focus();
          choose(edge);
          edge.setPointerCapture(event.pointerId);
          const box = strip.getBoundingClientRect(), wide = box.width - 24;
          const start = { x: event.clientX, at: at(edge) };
          const drag = event => {
            const moved = (event.clientX - start.x) / wide * whole;
            // A line that is only touched stays where it is.
            if (Math.abs(event.clientX - start.x) < 3 && at(edge) === start.at) return;
            move(edge, nearest(start.at + moved, Math.max(2, 8 / wide * whole)));
          };
          const drop = () => {
            edge.removeEventListener("pointermove", drag);
            hear(edge);
          };
          edge.addEventListener("pointermove", drag);
          edge.addEventListener("pointerup", drop, { once: true });
          edge.addEventListener("pointercancel", () => edge.removeEventListener("pointermove", drag), { once: true });
          event.preventDefault();
        });
      }
      // Half a minute around the chosen line, for places that the whole is too small for.
      near.addEventListener("pointerdown", event => {
        if (!chosen) return;
        near.setPointerCapture(event.pointerId);
        const edge = chosen, wide = near.getBoundingClientRect().width;
        const start = { x: event.clientX, at: at(edge) };
        let place = start.at;
        const drag = event => {
          place = nearest(start.at + (event.clientX - start.x) / wide * span, 0.2);
          near.querySelector(".place").style.left = `${50 + (clamped(edge, place) - start.at) / span * 100}%`;
          said.textContent = `${edge.dataset.label} begins at ${text(clamped(edge, place))}`;
        };
        const end = () => {
          near.removeEventListener("pointermove", drag);
          near.querySelector(".place").style.left = "50%";
        };
        near.addEventListener("pointermove", drag);
        near.addEventListener("pointerup", () => { end(); move(edge, place); hear(edge); }, { once: true });
        near.addEventListener("pointercancel", () => { end(); tell(edge); }, { once: true });
        event.preventDefault();
      });
      for (const tool of tools) {
        tool.addEventListener("click", () => {
          if (!chosen) return;
          const by = +tool.dataset.by;
          if (tool.dataset.do === "pause") byPauses(chosen, by);
          else if (tool.dataset.do === "nudge") move(chosen, at(chosen) + by);
          else if (tool.dataset.do === "right") { delete chosen.dataset.estimated; tell(chosen); return; }
          hear(chosen);
        });
      }
      const labels = () => {
        const lines = edges.map(edge => [at(edge),
          edge.dataset.label + ("estimated" in edge.dataset ? " (estimated)" : "")]);
        if (strip.dataset.end) lines.push([+strip.dataset.end, "(end)"]);
        return lines.map(([place, label]) => `${place.toFixed(6)}\t${place.toFixed(6)}\t${label}\n`).join("");
      };
      document.querySelector(".save").addEventListener("click", () => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([labels()], { type: "text/plain" }));
        link.download = strip.dataset.file;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        said.textContent = `${strip.dataset.file} is saved by the browser.`;
      });
    })();

    """#
}
