// The first picture of a lesson, which the build drew: what the player will show.
import { ready } from "./bench.js";
import { expect, test } from "./page.js";

test("a lesson's first frame is there before the player, and is the one that the player shows", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/app_bg.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./#lesson=kinds");
  const first = page.locator("#first");
  await expect(first.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(first.getByRole("status")).toBeVisible();
  const drawn = (root) => root.locator("svg.memory text").filter({ visible: true }).allTextContents();
  const before = { words: await first.locator(".what").innerText(), texts: await drawn(first) };
  expect(before.texts.length).toBeGreaterThan(10);
  release();
  await ready(page);
  await expect(first).toHaveCount(0);
  expect({ words: await page.locator(".sentence .what").innerText(), texts: await drawn(page) }).toEqual(before);
});

test("a link to another frame waits for the player", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("./#lesson=kinds&frame=600");
  await ready(page);
  expect(asked.filter((url) => /\/first\/.*\.html/.test(url))).toEqual([]);
});
