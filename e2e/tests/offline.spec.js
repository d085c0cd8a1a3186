// The service worker: no network after the first visit, and a new version of the site in place of the
// old one, never files of both.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, expect } from "./page.js";
import { ready, run } from "./bench.js";
import { dist, serve, unlisted } from "./site.js";

const BUILD = /const BUILD = (\{.*\});/;

test.use({ serviceWorkers: "allow" });
test.skip(unlisted, "dist/ has no list of files: cargo xtask build");

/** Waits until this build's files are kept and its worker answers. */
const kept = (page) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== "activated" || !navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });

test("without a network after the first visit: the page loads, a lesson opens, the editor comes, a program runs", async ({ page, context, complaints }) => {
  await page.goto("./");
  await expect(page.getByTestId("lesson-card").first()).toBeVisible();
  await kept(page);
  await context.setOffline(true);
  await page.goto("about:blank");
  await page.goto("./#lesson=one-page");
  await ready(page);
  await page.goto("./#program=&edit=1");
  await run(page, '#include <stdio.h>\nint main(void) { printf("no network\\n"); return 0; }\n');
  await ready(page);
  await page.getByTestId("last").click();
  await expect(page.getByTestId("terminal")).toContainText("no network");
  // Asking for a newer worker is all that fails.
  const rest = complaints.filter((it) => !it.includes("sw.js"));
  complaints.length = 0;
  expect(rest).toEqual([]);
});

/** A host with a folder to which another version of the site can be put. */
async function host(page) {
  const folder = await mkdtemp(join(tmpdir(), "ringside-"));
  await cp(dist, folder, { recursive: true, dereference: true });
  const { address, asked, end } = await serve(folder);
  page.on("close", async () => {
    end();
    await rm(folder, { recursive: true });
  });
  /** Changes a file; `listed` if the worker's list is changed with it, as a build does. */
  const change = async (path, text, listed) => {
    const file = join(folder, path);
    await writeFile(file, (await readFile(file, "utf8")) + text);
    if (!listed) return;
    const worker = join(folder, "sw.js");
    const code = await readFile(worker, "utf8");
    const build = JSON.parse(BUILD.exec(code)[1]);
    build.files[path] = `sha256-${createHash("sha256").update(await readFile(file)).digest("base64")}`;
    build.version += text;
    await writeFile(worker, code.replace(BUILD, `const BUILD = ${JSON.stringify(build)};`));
  };
  return { address, change, asked };
}

test("a new version takes the place of the old one as a whole, at the next visit", async ({ page, context, complaints }) => {
  const { address, change, asked } = await host(page);
  const version = (it) => it.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--version").trim());
  const update = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      const worker = registration.installing ?? registration.waiting;
      while (worker && !["installed", "redundant"].includes(worker.state)) await new Promise((done) => setTimeout(done, 50));
      return worker?.state;
    });
  await page.goto(address);
  await kept(page);
  const caches = () => page.evaluate(async () => (await window.caches.keys()).length);
  expect(await caches()).toBe(1);

  // The list of the new version is there, but not yet the file that it tells of: the old version stays.
  await change("base.css", ":root { --version: 2 }", true);
  await change("base.css", "/* of yet another version */", false);
  expect(await update()).toBe("redundant");
  await page.reload();
  await expect(page.getByTestId("lesson-card").first()).toBeVisible();
  expect(await version(page)).toBe("");

  // Now the new version is whole. It waits while another page of the old one is open …
  await change("base.css", "/* whole */", true);
  asked.length = 0;
  expect(await update()).toBe("installed");
  // … and only what changed was fetched.
  expect(asked.filter((it) => it.endsWith(".wasm"))).toEqual([]);
  const other = await context.newPage();
  await other.goto(`${address}#lesson=one-page`);
  await page.reload();
  await expect(page.getByTestId("lesson-card").first()).toBeVisible();
  expect(await version(page)).toBe("");
  expect(await version(other)).toBe("");
  await other.close();
  // The browser counts a page that was closed for a moment longer.
  const [worker] = context.serviceWorkers();
  const open = () => worker.evaluate(async () => (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).length);
  await expect.poll(open).toBe(1);

  // … and takes over at the next visit, or while this one begins, with a reload of its own.
  await page.reload().catch(() => {});
  await expect.poll(() => version(page).catch(() => "")).toBe("2");
  await expect(page.getByTestId("lesson-card").first()).toBeVisible();
  await expect.poll(caches).toBe(1);
  // It is another site than the one that is watched for complaints.
  complaints.length = 0;
});
