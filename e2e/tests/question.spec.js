// Questions before the frame, and the terms that explain themselves.
import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./page.js";
import { ready, skipAll } from "./bench.js";

const question = (page, name) => page.locator(`[data-question=${name}]`);
const label = (page) => page.getByTestId("frame-label").innerText();

test("a question holds the player and hides what comes after; the answer is pointed at", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await expect(page.locator("[data-moment=swing]")).toBeHidden();
  // The parent's stack, and the page of its globals: the first call of wait binds it.
  await expect(page.getByTestId("lanes").locator(".m-copy")).toHaveCount(2);
  await page.getByTestId("last").click();
  await expect(page.getByTestId("gate")).toContainText("question");
  const held = await label(page);
  for (const way of ["forward", "play", "last"]) {
    await page.getByTestId(way).click();
    expect(await label(page)).toBe(held);
  }
  // A wrong page gets a kind reply, the right one goes on.
  const pages = page.locator("[data-testid=page][role=button]");
  expect(await pages.count()).toBeGreaterThan(4);
  await page.locator("[data-testid=page][data-process=A][data-va^='0x7ffff7']").click();
  await expect(question(page, "which-page").getByTestId("reply")).toContainText("the writer gets the new frame");
  expect(await label(page)).toBe(held);
  await page.locator("[data-testid=page][data-process=B][data-va^='0x7ffff7']").focus();
  await page.keyboard.press("Enter");
  await expect(question(page, "which-page").getByTestId("reply")).toContainText("Right.");
  expect(await label(page)).not.toBe(held);
  await expect(page.locator("[data-moment=swing]")).toBeVisible();
});

test("an answer is typed, chosen from a list, or skipped; by keyboard alone", async ({ page }) => {
  await page.goto("./#lesson=how-many");
  await ready(page);
  await expect(page.getByTestId("lanes").locator(".lane")).toHaveCount(1);
  await page.getByTestId("typed").focus();
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("reply")).toContainText("Eight would be right if");
  await page.getByTestId("typed").fill(" 6 ");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("reply")).toContainText("Right.");
  await expect(page.getByTestId("reply")).toBeFocused();
  await expect(page.getByTestId("lanes").locator(".lane")).toHaveCount(6);

  await page.goto("./#lesson=kinds");
  await ready(page);
  await page.locator("[data-testid=choice][data-is='a a f']").click();
  await expect(page.getByTestId("reply").first()).toContainText("nothing would be shared");
  await page.locator("[data-testid=choice][data-is='a B f']").click();
  await page.getByTestId("look").click();
  await question(page, "which-frame").locator("summary").click();
  await question(page, "which-frame").getByTestId("candidate").first().click();
  await expect(question(page, "which-frame").getByTestId("reply")).not.toBeEmpty();
  await skipAll(page);
  await expect(question(page, "which-frame").getByTestId("reply")).toContainText("The answer is: frame");
});

test("a link behind a question is followed", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  await page.locator("[data-moment=keep]").click();
  const at = await label(page);
  await page.goto("about:blank");
  const hash = await page.evaluate(() => 0).then(() => at.match(/frame (\d+)/)[1]);
  await page.goto(`./#lesson=one-page&frame=${hash}&level=kernel`);
  await ready(page);
  expect(await label(page)).toBe(at);
  await expect(page.locator("[data-moment=keep]")).toBeVisible();
});

test("a term explains itself on hover and on focus, and closes with Escape", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  const term = page.getByTestId("lesson").getByTestId("term").first();
  const tip = page.getByRole("tooltip");
  await term.hover();
  await expect(tip).toBeVisible();
  await tip.hover();
  await expect(tip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tip).toHaveCount(0);
  await page.mouse.move(0, 0);
  await term.focus();
  await expect(tip).toBeVisible();
  await expect(term).toHaveAccessibleDescription(/Page-table entry:/);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join("\n")}`)).toEqual([]);
});

for (const [width, height] of [[1280, 800], [1366, 768], [360, 740]]) {
  test(`what is said of a wrong answer can be seen, ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("./#lesson=vfork");
    await ready(page);
    await page.getByTestId("choice").last().click();
    const reply = page.getByTestId("reply").first();
    await expect(reply).not.toBeEmpty();
    await expect(reply).toBeInViewport({ ratio: 0.95 });
  });
}
