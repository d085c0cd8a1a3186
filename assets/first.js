// Shows the first picture of a lesson at once, while the player and its model of Linux are
// still on their way: what the build drew of it (first/NAME.LANG.html), over the whole
// page. The player takes it away when it shows that frame itself (app/src/page/mod.rs).

import lessons from "./first/lessons.js";

/** A setting of the reader; in a sandboxed frame even asking throws. */
function kept(name) {
  try {
    return localStorage.getItem(`ringside.${name}`);
  } catch {
    return null;
  }
}

/** Shows the drawing that fits the stage's room, and has the line that is shown in sight, as the player will. */
function fit(first) {
  const room = first.querySelector(".stage-room");
  // As app/src/scene/sight.rs has it.
  const width = room.clientWidth - 28;
  const drawings = [...room.querySelectorAll("[data-room]")];
  const fitting = drawings.findLast((it) => Number(it.dataset.room) <= width) ?? drawings[0];
  for (const it of drawings) it === fitting ? it.replaceWith(it.content) : it.remove();
  const code = first.querySelector(".code");
  const line = code.querySelector(".here")?.getBoundingClientRect();
  const seen = code.getBoundingClientRect();
  if (line && (line.top < seen.top + 2 * line.height || line.bottom > seen.bottom - 2 * line.height)) {
    code.scrollTop += Math.trunc(line.top - seen.top - seen.height / 2);
  }
}

const link = new URLSearchParams(location.hash.slice(1));
const theme = link.get("theme") ?? kept("theme");
if (["light", "dark"].includes(theme)) document.documentElement.dataset.theme = theme;

// Only where the link says no more than which lesson: anything else opens another frame.
const lesson = link.get("lesson");
const others = [...link.keys()].filter((key) => !["lesson", "lang", "theme"].includes(key));
if (lessons.includes(lesson) && others.length === 0) {
  const own = link.get("lang") ?? kept("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
  const lang = own === "zh" ? "zh" : "en";
  document.documentElement.lang = lang;
  const answer = await fetch(new URL(`./first/${lesson}.${lang}.html`, import.meta.url)).catch(() => null);
  if (answer?.ok && !document.querySelector(".bench")) {
    const first = document.createElement("div");
    first.id = "first";
    first.innerHTML = await answer.text();
    if (!document.querySelector(".bench")) {
      document.body.prepend(first);
      fit(first);
    }
  }
}
