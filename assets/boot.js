// Starts the page: first the picture of the lesson's beginning (assets/first.js), then the player
// and its model, which are a hundred times as large and take all of a slow processor for a second.
// They are asked for when the picture is in the page and run when it is painted, so that nothing of
// theirs stands before it. A file of its own, because the page's content policy allows no script
// inside index.html.
import * as first from "./first.js";

// The editor is large and comes when somebody begins to write; app/src/page/own/codemirror.rs asks for it.
globalThis.ringside = { editor: () => import("./editor.js") };

/** Where a service worker is allowed: in a sandboxed frame even asking throws. */
function workers() {
  try {
    return isSecureContext ? navigator.serviceWorker : undefined;
  } catch {
    return undefined;
  }
}

/** A new version of the site that came during the last visit takes over now, while nothing can be lost. */
async function takeOver() {
  const versions = await workers()?.getRegistration();
  if (!versions?.waiting) return;
  workers().addEventListener("controllerchange", () => location.reload(), { once: true });
  versions.active?.postMessage("let the new version take over");
}

/** Once what is in the page now is painted; soon in any case, since a page in the background is not. */
function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 500);
  });
}

takeOver().catch(() => {});
const picture = await first.fetched;
if (picture !== null) await first.styled();
const shown = picture !== null && first.show(picture);
const player = import("./app.js");
const model = fetch(new URL("./app_bg.wasm", import.meta.url));
try {
  if (shown) await painted();
  await (await player).default({ module_or_path: model });
} catch (error) {
  // The first picture stays (assets/first.js), and says what is the matter.
  const said = document.documentElement.lang === "zh" ? "播放器无法载入，请重新载入页面。" : "The player could not be loaded. Please reload the page.";
  (document.querySelector("#first [role=status]") ?? document.body).replaceChildren(said);
  throw error;
}
// The next visit needs no network. Everything works without it.
await workers()?.register("./sw.js").catch(() => {});
