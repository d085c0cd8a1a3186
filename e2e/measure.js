// Runs the bench (the folder given as argument) on an empty page in Chromium, and
// prints what it measured as one JSON object: `cargo xtask bench` calls this.
import { chromium } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const folder = process.argv[2];
const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"],
});

/** A new page with the bench loaded, so that no measurement sees what another left. */
async function fresh() {
  const page = await browser.newPage();
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    const body = await readFile(join(folder, pathname)).catch(() => null);
    return body
      ? route.fulfill({ contentType: types[extname(pathname)] ?? "text/plain", body })
      : route.fulfill({ status: 404, body: "" });
  });
  await page.goto("http://bench.invalid/");
  await page.evaluate(async () => {
    const bench = await import("/bench.js");
    const { memory } = await bench.default();
    Object.assign(window, { bench, memory });
  });
  return page;
}

async function measured(what, argument) {
  const page = await fresh();
  const result = await page.evaluate(what, argument);
  await page.close();
  return result;
}

const names = await measured(() => JSON.parse(bench.names()));
const rates = [];
const seeks = [];
const long = [];
for (const name of names) {
  // The browser runs code that it has just got slowly, and compiles it well only when it
  // turns out to be hot: the first run of a visit is another number than the fifth.
  rates.push(
    await measured((it) => {
      const rate = () => JSON.parse(bench.rate(it, 2_000_000)).rate;
      const first = rate();
      for (let n = 0; n < 8; n++) rate();
      return { name: it, first, rate: rate() };
    }, name),
  );
  seeks.push(
    await measured((it) => {
      const held = bench.hold(it, 200_000);
      const first = JSON.parse(held.seeks(1_000, true));
      held.seeks(1_000, true);
      return { name: it, first, seeks: JSON.parse(held.seeks(2_000, true)) };
    }, name),
  );
  long.push(
    await measured((it) => {
      const held = bench.hold(it, 10_000_000);
      const scrub = JSON.parse(held.seeks(1_000, false));
      return { name: it, size: JSON.parse(held.size()), scrub, memory: memory.buffer.byteLength };
    }, name),
  );
}
await browser.close();
console.log(JSON.stringify({ rates, seeks, long }));
