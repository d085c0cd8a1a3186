// The lessons: they open, step, and their words lead to moments; in two languages.
import { test, expect } from "./page.js";
import { ready, sentence, skipAll, stage } from "./bench.js";

test("every lesson opens paused, steps, and every moment of its text is there", async ({ page }) => {
  test.slow();
  await page.goto("./");
  await expect(page.getByTestId("lesson-card").first()).toBeVisible();
  const links = await page.getByTestId("lesson-card").evaluateAll((cards) => cards.map((it) => it.getAttribute("href")));
  expect(links.length).toBeGreaterThanOrEqual(7);
  for (const link of links) {
    await page.goto(`./${link}`);
    await ready(page);
    const label = page.getByTestId("frame-label");
    const opening = await label.innerText();
    await page.waitForTimeout(300);
    await expect(label).toHaveText(opening);
    await skipAll(page);
    await page.getByTestId("first").click();
    const first = await label.innerText();
    await page.getByTestId("forward").click();
    await expect(label).not.toHaveText(first);
    for (const moment of await page.getByTestId("moment").all()) {
      await moment.click();
      await expect(moment).toHaveAttribute("aria-current", "true");
    }
  }
});

test("the copied page: two frames, one address", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  await page.locator("[data-moment=count]").click();
  const { pages, frames } = await stage(page);
  const copied = Object.entries(pages).find(([key, it]) => {
    const other = pages[key.replace("B ", "A ")];
    return key.startsWith("B 0x7ffff7") && it.pfn !== other?.pfn;
  });
  expect(copied).toBeDefined();
  const [key, entry] = copied;
  expect(frames[entry.pfn]).toBe(1);
  expect(frames[pages[key.replace("B ", "A ")].pfn]).toBe(1);
});

test("how many processes: six times hello", async ({ page }) => {
  await page.goto("./#lesson=how-many");
  await ready(page);
  await skipAll(page);
  await page.getByTestId("last").click();
  await expect(page.getByTestId("terminal")).toHaveText(/^\s*(hello\s*){6}$/);
});

test("the whole page speaks 中文 and English", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  await page.locator("[data-moment=copy]").click();
  await expect(sentence(page)).toContainText("are copied to frame");
  await page.getByTestId("language").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await expect(sentence(page)).toContainText("被复制到页框");
  await expect(page.getByTestId("lesson").locator("h1")).toHaveText("两个进程和一页内存");
});

test("what the model leaves out is a page of its own", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await page.getByTestId("leaves-out-memory").click();
  await page.locator("#leaves-out-memory").getByRole("link").click();
  await expect(page.getByTestId("about")).toContainText("bytecode");
  await page.goBack();
  await ready(page);
});
