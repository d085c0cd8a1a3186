// Starts the page's WebAssembly. A file of its own, because the page's content
// policy allows no script inside index.html.
import init from "./app.js";

// The editor is large and comes when somebody begins to write; app/src/page/codemirror.rs asks for it.
globalThis.ringside = { editor: () => import("./editor.js") };

await init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });
