// Sharing: the link leads to exactly this, with or without the code, and survives.
import { test, expect } from "./page.js";
import { level, ready, sentence, skipAll, stepUntil } from "./bench.js";

const value = (page, id) => page.getByTestId(id).inputValue();

test("a shared link leads to exactly this: frame, level, what is unfolded, language, theme", async ({ page, context }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await level(page, "kernel");
  await skipAll(page);
  await level(page, "kernel");
  await page.locator("[data-moment=copy]").click();
  await page.getByRole("button", { name: "Show pages without a frame" }).click();
  const said = await sentence(page).innerText();
  await page.getByTestId("share").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("share-looks").check();
  const link = await value(page, "share-link");
  expect(link).toMatch(/#lesson=one-page&frame=\d+&level=kernel&show=untouched&lang=en&theme=auto$/);
  expect(link).not.toMatch(/[()<>"' ]/);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("share-dialog")).toBeHidden();
  await expect(page.getByTestId("share")).toBeFocused();

  const other = await context.newPage();
  await other.goto(link);
  await ready(other);
  await expect(sentence(other)).toHaveText(said, { useInnerText: true });
  await expect(other.getByRole("button", { name: "Fold pages without a frame" })).toBeVisible();
  await expect(other.getByTestId("level")).toHaveValue("kernel");
});

test("a link without the code shows the picture and not the text", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await page.getByTestId("share").click();
  await page.getByTestId("share-hidden").check();
  const link = await value(page, "share-link");
  await page.getByTestId("share-close").click();
  await page.goto("about:blank");
  await page.goto(link);
  await ready(page);
  await expect(page.getByTestId("hidden-code")).toBeVisible();
  await expect(page.getByTestId("source")).toHaveCount(0);
  // Nor do the sentences tell it: not the one of the step, nor those of its neighbours.
  await level(page, "line");
  await page.getByTestId("first").click();
  await stepUntil(page, /is about to run line \d+$/);
  await expect(page.locator(".neighbour.after")).toContainText(/line \d+$/);
  await expect(page).toHaveURL(/code=hidden/);
});

test("whose steps are made, and where playing pauses, is in the link", async ({ page }) => {
  await page.goto("./#lesson=how-many&steps=1001&break=9-10");
  await ready(page);
  await skipAll(page);
  await expect(page.getByTestId("whose")).toHaveValue("1001");
  await expect(page.getByTestId("source").locator("[aria-pressed=true]")).toHaveCount(2);
  await expect(page).toHaveURL(/steps=1001&break=9-10/);
});

test("what is followed is in the link", async ({ page }) => {
  await page.goto("./#lesson=one-page&level=kernel&frame=505&follow=f17&named=Frame%2017");
  await ready(page);
  await expect(page.getByText("Frame 17", { exact: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/follow=f17&named=Frame%2017/);
});

test("copying says so, and where the clipboard is refused the text is selected", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./#lesson=one-page");
  await ready(page);
  await page.getByTestId("share").click();
  await page.getByTestId("share-embed-copy").click();
  await expect(page.getByTestId("share-embed-said")).toHaveText("Copied");
  const lines = await page.evaluate(() => navigator.clipboard.readText());
  expect(lines).toContain('title="Two processes and one page (Ringside)"');
  expect(lines).toContain("&amp;controls=full");
  expect(lines).toMatch(/<p><a href="http[^"]+#lesson=one-page/);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.getByTestId("share-link-copy").click();
  await expect(page.getByTestId("share-link-said")).toContainText("Selected");
  expect(await page.evaluate(() => getSelection().toString() || document.activeElement.value.slice(
    document.activeElement.selectionStart, document.activeElement.selectionEnd))).toContain("#lesson=one-page");
});
