// Pictures of each lesson at its start, its key moment and its end, at four widths, light and dark, and in 中文, into
// e2e/screenshots/, with a page that shows them all: `cargo xtask screenshots`. To be looked at; nothing is compared.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";
import { ready, skipAll } from "../tests/bench.js";
import { lessons } from "../lessons.js";

const folder = fileURLToPath(new URL("../screenshots/", import.meta.url));
const SIZES = [[360, 740], [768, 1024], [1280, 800], [1920, 1080]];
const THEMES = ["light", "dark"];
const PLACES = ["start", "key", "end"];
const file = (lesson, place, width, theme) => `${lesson}-${place}-${width}-${theme}.png`;

for (const { name, key } of lessons()) {
  for (const theme of THEMES) {
    test(`${name}, ${theme}`, async ({ browser, baseURL }) => {
      test.slow();
      for (const [width, height] of SIZES) {
        const context = await browser.newContext({ baseURL, viewport: { width, height }, colorScheme: theme, reducedMotion: "reduce" });
        const page = await context.newPage();
        // What follows once the reader rests, such as the steps beside this one, is in the picture too.
        const shoot = (place) => page.waitForTimeout(400).then(() => page.screenshot({ path: `${folder}${file(name, place, width, theme)}`, animations: "disabled" }));
        await page.goto(`./#lesson=${name}`);
        await ready(page);
        await shoot("start");
        await page.goto("about:blank");
        await page.goto(key);
        await ready(page);
        await shoot("key");
        await skipAll(page);
        await page.getByTestId("last").click();
        await shoot("end");
        await context.close();
      }
    });
  }
}

for (const { name, key } of lessons()) {
  test(`${name}, 中文`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, locale: "zh-CN", reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const [place, link] of [["start", `./#lesson=${name}`], ["key", key]]) {
      await page.goto("about:blank");
      await page.goto(link);
      await ready(page);
      await page.screenshot({ path: `${folder}${file(name, place, 1280, "zh")}`, animations: "disabled" });
    }
    await context.close();
  });
}

test("a page that shows them all", () => {
  mkdirSync(folder, { recursive: true });
  const rows = lessons().flatMap(({ name }) => PLACES.map((place) => {
    const pictures = SIZES.flatMap(([width]) => THEMES.map((theme) => file(name, place, width, theme)));
    if (place !== "end") pictures.push(file(name, place, 1280, "zh"));
    return `<h2>${name}, ${place}</h2>\n<p>${pictures.map((it) => `<a href="${it}"><img src="${it}" alt="${it}" height="260" loading="lazy"></a>`).join("\n")}</p>`;
  }));
  writeFileSync(`${folder}index.html`, `<!doctype html><meta charset="utf-8"><title>Screenshots</title>\n${rows.join("\n")}\n`);
});
