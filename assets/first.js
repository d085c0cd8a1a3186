// Shows the first picture of a lesson at once, while the player and its model of Linux are
// still on their way: what the build drew of it, over the whole page. The player takes it away when
// it shows that frame itself (app/src/page/mod.rs). assets/boot.js says when.
//
// All lessons' pictures are in one file for each language (first/LANG.html), and index.html asks for the
// English one together with this script. Which lesson the link names only a script can tell; to ask
// for that one's then would take another trip to the server and back, which is longer than the others' bytes take.

/** A setting of the reader; in a sandboxed frame even asking throws. */
function kept(name) {
  try {
    return localStorage.getItem(`ringside.${name}`);
  } catch {
    return null;
  }
}

/** Puts the drawing that fits the stage's room in its place, and has the line that is shown in sight, as the player will. */
function fit(first, drawings) {
  const place = first.querySelector("[data-drawing]");
  // As app/src/scene/sight.rs has it.
  const width = place.parentElement.clientWidth - 28;
  const fitting = drawings.findLast((it) => it.room <= width) ?? drawings[0];
  place.outerHTML = fitting.drawing;
  const code = first.querySelector(".code");
  const line = code.querySelector(".here")?.getBoundingClientRect();
  const seen = code.getBoundingClientRect();
  if (line && (line.top < seen.top + 2 * line.height || line.bottom > seen.bottom - 2 * line.height)) {
    code.scrollTop += Math.trunc(line.top - seen.top - seen.height / 2);
  }
}

const place = (lang) => new URL(`./first/${lang}.html`, import.meta.url);

// In any case: the page has asked for it.
const english = fetch(place("en"));
english.catch(() => {});

/** The picture of the lesson that the link names, as text; null if there is none for it. */
async function fetchPicture() {
  const link = new URLSearchParams(location.hash.slice(1));
  const theme = link.get("theme") ?? kept("theme");
  if (["light", "dark"].includes(theme)) document.documentElement.dataset.theme = theme;

  // Only where the link says no more than which lesson: anything else opens another frame.
  const lesson = link.get("lesson");
  const others = [...link.keys()].filter((key) => !["lesson", "lang", "theme"].includes(key));
  if (lesson === null || others.length > 0) return null;
  const own = link.get("lang") ?? kept("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
  const lang = own === "zh" ? "zh" : "en";
  document.documentElement.lang = lang;
  const answer = await (lang === "en" ? english : fetch(place(lang)));
  if (!answer.ok) return null;
  const parts = (await answer.text()).split(/<!--lesson (\S+)-->/);
  const at = parts.indexOf(lesson, 1);
  return at < 0 ? null : parts[at + 1];
}

/** The picture, asked for as soon as this runs. */
export const fetched = fetchPicture().catch(() => null);

/** Once the style sheets are there, before which nothing is where it will be. They hold up the first
    paint in any case. */
export async function styled() {
  if (document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("readystatechange", done, { once: true }));
  }
  const coming = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
  const there = (link) =>
    new Promise((done) => {
      link.addEventListener("load", done);
      link.addEventListener("error", done);
    });
  await Promise.all(coming.map(there));
}

/** Shows it: the page, and of the drawings behind it the one that fits. True if it could: what a
    host may send instead of it must not keep the player from starting. */
export function show(picture) {
  const [page, ...rest] = picture.split(/<!--room (\d+)-->/);
  const drawings = rest.flatMap((room, n) => (n % 2 === 0 ? [{ room: Number(room), drawing: rest[n + 1] }] : []));
  if (drawings.length === 0) return false;
  const first = document.createElement("div");
  first.id = "first";
  first.innerHTML = page;
  document.body.prepend(first);
  fit(first, drawings);
  return true;
}
