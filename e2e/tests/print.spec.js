// On paper: the frame that is shown and the source, whole, and nothing that is only for a screen.
import { ready } from "./bench.js";
import { expect, test } from "./page.js";

/** What a sheet of A4 has for the page, in CSS pixels. */
const PAPER = { width: 688, height: 1017 };

test("the frame and the source are on paper, and fit", async ({ page }) => {
  await page.goto("./#lesson=one-page&level=memory");
  await ready(page);
  // A moment with a walk through the tables.
  await page.goto((await page.locator("a[href*='frame=']").first().getAttribute("href")) ?? "");
  await ready(page);
  const what = await page.locator(".sentence .what").innerText();
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".sentence .what")).toHaveText(what);
  const memory = page.locator(".stage svg.memory");
  await expect(memory).toHaveCount(1);
  await expect(memory.locator("text").filter({ hasText: "frames" }).first()).toBeVisible();
  for (const hidden of [".top", ".lesson", ".timeline", "[data-testid=last]", ".stage-foot"]) {
    await expect(page.locator(hidden).first()).toBeHidden();
  }
  const lines = page.locator(".code-line");
  const boxes = await lines.evaluateAll((all) => all.map((line) => line.getBoundingClientRect().bottom));
  expect(boxes.length).toBeGreaterThan(15);
  expect(boxes.every((bottom, n) => n === 0 || bottom > boxes[n - 1])).toBe(true);
  const wide = await page.locator(".stage svg, .code, .tree svg").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().right));
  expect(Math.max(...wide)).toBeLessThanOrEqual(PAPER.width);
  const { height } = await memory.boundingBox();
  expect(height).toBeLessThanOrEqual(0.65 * PAPER.height);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByTestId("last")).toBeVisible();
});
