// A host of the built page that a test has for itself: it can change the files, see what is asked for, and
// take the host away.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What `cargo xtask build` made. */
export const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** True if that build has no list of files, without which the service worker keeps none (Trunk alone made it). */
export const unlisted = () => readFileSync(join(dist, "sw.js"), "utf8").includes('version: ""');

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Serves a folder: its address, the paths that were asked for, and how to end it, after which nothing answers. */
export async function serve(folder) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host").pathname.slice(1) || "index.html";
    asked.push(path);
    const body = await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "text/plain", "cache-control": "no-cache" });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, asked, end };
}
