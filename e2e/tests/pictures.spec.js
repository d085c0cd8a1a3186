// The stage at each lesson's key moment, compared with a picture that somebody has looked at. After a change of
// looks on purpose: `cargo xtask screenshots --bless`, and look at what changed.
import { existsSync } from "node:fs";
import { test, expect } from "./page.js";
import { ready } from "./bench.js";
import { lessons } from "../lessons.js";

const LOOKS = [
  { name: "1280-light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "360-dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
];

/** Text in the page's fonts: where it comes out otherwise, so does every picture, and nothing is wrong. */
const SAMPLE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="base.css"><body><p id="sample">page frames 0x7ffff7fbf000
  <code>P W A D C 0123456789 ×2</code> <b>私有映射 页框</b></p>`;
/** Edges that are smoothed otherwise do not count; a label that moved by a pixel is more than this. */
const STRICT = { threshold: 0.2, maxDiffPixels: 30, maxDiffPixelRatio: 1 };

const pictures = new URL("pictures.spec.js-pictures/", import.meta.url);

for (const { name: look, ...use } of LOOKS) {
  test.describe(look, () => {
    test.use({ ...use, contextOptions: { reducedMotion: "reduce" } });

    test(`the stage of each lesson is as it was, ${look}`, async ({ page, baseURL }) => {
      test.slow();
      test.skip(lessons().length === 0, "dist/ has no plain pages: cargo xtask build");
      const blessing = test.info().config.updateSnapshots === "all";
      test.skip(!blessing && !existsSync(pictures), "no pictures have been looked at yet: cargo xtask screenshots --bless");
      await page.route("**/sample.html", (route) => route.fulfill({ contentType: "text/html", body: SAMPLE }));
      await page.goto(`${baseURL}sample.html`);
      const sample = expect(page.locator("#sample")).toHaveScreenshot(`fonts-${look}.png`, { ...STRICT, timeout: 3_000 });
      const fonts = await sample.then(() => true, () => blessing);
      test.skip(!fonts, "this machine has other fonts than the one on which the pictures were made");
      for (const { name, key } of lessons()) {
        await page.goto("about:blank");
        await page.goto(key);
        await ready(page);
        await expect.soft(page.locator(".stage")).toHaveScreenshot(`${name}-${look}.png`, STRICT);
      }
    });
  });
}
