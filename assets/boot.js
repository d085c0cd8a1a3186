// Starts the page's WebAssembly. A file of its own, because the page's content
// policy allows no script inside index.html.
import init from "./app.js";

// The editor is large and comes when somebody begins to write; app/src/page/codemirror.rs asks for it.
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
  const worker = (await workers()?.getRegistration())?.waiting;
  if (!worker) return;
  workers().addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("take over");
}

takeOver().catch(() => {});
try {
  await init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });
} catch (error) {
  // The first picture stays (assets/first.js), and says what is the matter.
  const said = document.documentElement.lang === "zh" ? "播放器无法载入，请重新载入页面。" : "The player could not be loaded. Please reload the page.";
  (document.querySelector("#first [role=status]") ?? document.body).replaceChildren(said);
  throw error;
}
// The next visit needs no network. Everything works without it.
await workers()?.register("./sw.js").catch(() => {});
