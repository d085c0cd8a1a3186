// Measures the built page (the folder given as argument) in Chromium, as somebody with a
// slow computer and a telephone's connection has it, and prints what it measured as one
// JSON object: `cargo xtask bench page` calls this.
import { chromium } from "@playwright/test";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { level, ready, run, skipAll } from "./tests/bench.js";

const brotli = promisify(brotliCompress);
const [folder, program] = process.argv.slice(2);
/** Chromium's own settings for "Fast 4G" (its developer tools), bytes per second and milliseconds. */
const FAST_4G = { offline: false, downloadThroughput: (9e6 / 8) * 0.9, uploadThroughput: (1.5e6 / 8) * 0.9, latency: 60 * 2.75 };
/** How much slower than this machine the reader's is. */
const SLOWER = 4;
/** How long it waits for the page, milliseconds. */
const PATIENCE = 60_000;
const VIEW = { width: 1280, height: 800 };
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Every file, compressed before anybody asks for it, as a host would (docs/hosting.md). */
const files = new Map();
for (const path of await readdir(folder, { recursive: true })) {
  const type = TYPES[extname(path)];
  if (type && type !== "image/png") files.set(`/${path}`, await brotli(await readFile(join(folder, path))));
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://here");
  const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  const body = files.get(path);
  if (!body) return response.writeHead(404).end();
  const type = TYPES[extname(path)] ?? "text/plain";
  response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": body.length }).end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const site = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--js-flags=--expose-gc"],
});

/** What is being measured and what came of it, for who waits: standard output is for the result. */
function progress(what, found) {
  const short = (key, value) => (typeof value === "number" ? Math.round(value * 1e3) / 1e3 : value);
  console.error(`  ${what}${found ? ` ${JSON.stringify(found, short)}` : ""}`);
  return found;
}

/** Runs in the page before its own scripts: notes when the first frame is there (as the build
    drew it, then as the player does), what moved without being asked, and where WebAssembly
    keeps its memory. */
function watch() {
  const seen = (window.measured = { frame: null, player: null, shift: 0, memory: null });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  const wait = (selector, name) => {
    const look = () => {
      if (document.querySelector(selector)) {
        // The frame after this one has been painted.
        requestAnimationFrame(() => setTimeout(() => (seen[name] = performance.now())));
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  wait("#first svg.memory, [data-testid=memory] [data-testid=page]", "frame");
  wait("[data-testid=memory] [data-testid=page]", "player");
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await own.apply(WebAssembly, args);
      seen.memory = (made.instance ?? made).exports.memory ?? seen.memory;
      return made;
    };
  }
}

/** A visitor who was never here. */
async function visit(hash, { slow = 1, network = null } = {}) {
  const context = await browser.newContext({ viewport: VIEW, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  if (network) await devtools.send("Network.emulateNetworkConditions", network);
  if (slow > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow });
  await page.goto(`${site}${hash}`);
  const slowly = (rate) => devtools.send("Emulation.setCPUThrottlingRate", { rate });
  return { page, devtools, slowly, leave: () => context.close() };
}

/** Presses a key as often as asked and gives the milliseconds from each press until what
    it changed is painted: the press at the start of a frame, the clock read after it. */
function pressed(page, keys) {
  return page.evaluate(async (all) => {
    const player = document.querySelector("[data-testid=player]");
    const times = [];
    for (const key of all) {
      times.push(
        await new Promise((done) => {
          requestAnimationFrame(() => {
            const start = performance.now();
            player.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
            // A message that is sent now arrives after this frame's style, layout and paint.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - start);
            port2.postMessage(0);
          });
        }),
      );
    }
    return times;
  }, keys);
}

/** Presses keys one after the other, each once the page is done with the one before, and
    without waiting for the screen. */
function hurried(page, keys) {
  return page.evaluate(async (all) => {
    const player = document.querySelector("[data-testid=player]");
    for (const key of all) {
      player.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      });
    }
  }, keys);
}

function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { count: sorted.length, median: at(0.5), p95: at(0.95), most: sorted.at(-1) };
}

/** There and back, `count` steps in all. */
const walk = (count, there = count) =>
  Array.from({ length: count }, (_, n) => (Math.floor(n / there) % 2 === 0 ? "ArrowRight" : "ArrowLeft"));

async function firstFrame(hash) {
  const at = await visit(hash, { slow: SLOWER, network: FAST_4G });
  await at.page.waitForFunction(() => window.measured.player !== null, null, { timeout: 60_000 });
  await at.page.waitForTimeout(500);
  const { frame, player, shift } = await at.page.evaluate(() => window.measured);
  const came = await at.page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name, responseEnd }) => ({ name, at: responseEnd })),
  );
  const size = (path) => files.get(path.endsWith("/") ? `${path}index.html` : path)?.length ?? 0;
  // What is counted had come as a whole by then; and the page itself.
  const bytesBy = (moment) => {
    const paths = came.filter((it) => it.at <= moment).map((it) => new URL(it.name).pathname);
    return [...new Set(["/", ...paths])].reduce((bytes, path) => bytes + size(path), 0);
  };
  await at.leave();
  return { frame, player, shift, bytes: bytesBy(frame), playerBytes: bytesBy(player) };
}

async function steps(hash, detail, prepare) {
  const at = await visit(hash);
  await prepare?.(at.page);
  await ready(at.page, PATIENCE);
  await skipAll(at.page);
  await level(at.page, detail);
  await at.slowly(SLOWER);
  await pressed(at.page, walk(20));
  const there = 100;
  const times = await pressed(at.page, walk(2 * there, there));
  const shift = await at.page.evaluate(() => window.measured.shift);
  const size = await at.page.evaluate(() => ({
    pages: document.querySelectorAll("[data-testid=page]").length,
    elements: document.getElementsByTagName("*").length,
  }));
  await at.leave();
  return { ...spread(times), shift, ...size };
}

/** Bytes of the page's objects, strings and closures: JavaScript's heap without the machine code
    that V8 makes of what runs often, which comes later than the thousandth step. */
async function objects({ devtools }) {
  const parts = [];
  const keep = ({ chunk }) => parts.push(chunk);
  devtools.on("HeapProfiler.addHeapSnapshotChunk", keep);
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  devtools.off("HeapProfiler.addHeapSnapshotChunk", keep);
  const { snapshot, nodes } = JSON.parse(parts.join(""));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  const engine = new Set(["code", "native", "hidden", "synthetic"].map((name) => types[type].indexOf(name)));
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (!engine.has(nodes[node + type])) bytes += nodes[node + size];
  }
  return bytes;
}

/** What is taken after so many steps, once the page rests, in bytes: JavaScript's, of that its
    objects, WebAssembly's; and the elements. */
async function taken(at) {
  await at.page.waitForTimeout(1_000);
  await at.devtools.send("HeapProfiler.collectGarbage");
  await at.devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await at.devtools.send("Runtime.getHeapUsage");
  const { nodes } = await at.devtools.send("Memory.getDOMCounters");
  const wasm = await at.page.evaluate(() => window.measured.memory?.buffer.byteLength ?? 0);
  return { js: usedSize, objects: await objects(at), wasm, nodes };
}

async function memory(hash) {
  const at = await visit(hash);
  await ready(at.page, PATIENCE);
  await skipAll(at.page);
  await level(at.page, "kernel");
  await hurried(at.page, walk(1_000, 100));
  const early = await taken(at);
  await hurried(at.page, walk(9_000, 100));
  const late = await taken(at);
  await at.leave();
  return { early, late };
}

/** A program of one's own, typed in and run; then the frame with most to draw. */
const own = (source) => async (page) => {
  await run(page, source, PATIENCE);
  await ready(page, PATIENCE);
};

const start = await visit("");
await start.page.locator("a[href*='lesson=']").first().waitFor();
const links = await start.page.locator("a[href*='lesson=']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
await start.leave();
const lessons = [...new Set(links.map((href) => /lesson=([a-z0-9-]+)/.exec(href)?.[1]).filter(Boolean))];

const result = { first: [], lessons: [], scene: null, memory: null };
for (const name of lessons) {
  result.first.push({ name, ...progress(`${name}: first frame`, await firstFrame(`#lesson=${name}`)) });
  result.lessons.push({ name, ...progress(`${name}: steps`, await steps(`#lesson=${name}`, "kernel")) });
}
const source = await readFile(program, "utf8");
result.scene = await steps("#program=&edit=1", "kernel", async (page) => {
  await own(source)(page);
  await page.getByTestId("last").click();
});
progress("a crowd: steps", result.scene);
const largest = result.lessons.reduce((a, b) => (a.pages >= b.pages ? a : b)).name;
result.memory = { name: largest, ...(await memory(`#lesson=${largest}`)) };
progress("ten thousand steps:", result.memory);
await browser.close();
server.close();
console.log(JSON.stringify(result));
