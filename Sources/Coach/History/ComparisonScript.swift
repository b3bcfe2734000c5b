/// The behaviour of the page of two takes: a passage is heard in the first take, then in the second.
///
/// Without it the page still tells everything, and both recordings have their own controls.
enum ComparisonScript {
  static let javascript = #"""

    (() => {
      const sounds = [...document.querySelectorAll("audio")];
      if (!sounds.length) return;
      const output = document.querySelector(".player output");
      document.body.classList.add("live");
      const clock = seconds =>
        `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
      // What is still to be heard, and where the current one ends.
      let queue = [], playing = null, stopAt = Infinity;
      const stop = () => { for (const sound of sounds) sound.pause(); playing = null; stopAt = Infinity; };
      const next = () => {
        stop();
        const wanted = queue.shift();
        if (!wanted) return;
        ({ sound: playing, to: stopAt } = wanted);
        playing.currentTime = wanted.from;
        playing.play().catch(() => {});
        output.textContent = `${playing.dataset.take}, from ${clock(wanted.from)}`;
      };
      for (const element of document.querySelectorAll("[data-heard]"))
        element.addEventListener("click", () => {
          queue = sounds.filter(sound => element.dataset[sound.dataset.take.toLowerCase()]).map(sound => {
            const [from, to] = element.dataset[sound.dataset.take.toLowerCase()].split(" ").map(Number);
            return { sound, from: Math.max(0, from - 0.2), to: to + 0.3 };
          });
          next();
        });
      const watch = () => {
        if (playing && playing.currentTime >= stopAt) next();
        if (playing) requestAnimationFrame(watch);
      };
      for (const sound of sounds) {
        sound.addEventListener("play", () => {
          // Who uses the controls of one hears that one alone.
          for (const other of sounds) if (other !== sound) other.pause();
          if (sound !== playing) { queue = []; playing = null; }
          watch();
        });
        sound.addEventListener("timeupdate", () => { if (sound === playing && sound.currentTime >= stopAt) next(); });
        sound.addEventListener("error", () => {
          output.textContent = `The recording of take ${sound.dataset.take} is not where it was.`;
        });
      }
    })();

    """#
}
