// Saving pictures: a frame as SVG and PNG, steps as an animated PNG.
import { readFile } from "node:fs/promises";
import { test, expect } from "./page.js";
import { level, ready, run, skipAll } from "./bench.js";

/** What a button of the dialog saves. */
async function save(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId(button).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Opens the dialog at the copy of the page. */
async function atTheCopy(page) {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  await page.locator("[data-moment=copy]").click();
  await page.getByTestId("share").click();
}

async function range(page, from, to) {
  for (const [id, value] of [["film-from", from], ["film-to", to]]) {
    await page.getByTestId(id).fill(String(value));
    await page.getByTestId(id).press("Tab");
  }
}

const chunks = (png) => {
  const found = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) found.push(png.toString("latin1", at + 4, at + 8));
  return found;
};

test("a frame is saved as an SVG file that needs nothing else, and as a PNG file", async ({ page }) => {
  await atTheCopy(page);
  const { name, bytes } = await save(page, "save-svg");
  expect(name).toMatch(/^ringside-one-page-\d+\.svg$/);
  const svg = bytes.toString("utf8");
  const seen = await page.evaluate((text) => {
    const it = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      error: it.querySelector("parsererror")?.textContent,
      title: it.querySelector("title")?.textContent,
      description: it.querySelector("desc")?.textContent,
      texts: [...it.querySelectorAll("text")].map((text) => text.textContent),
    };
  }, svg);
  expect(seen.error).toBeUndefined();
  expect(seen.title).toContain("Two processes and one page");
  expect(seen.description).toContain("are copied to frame");
  expect(seen.texts).toContain("page frames");
  expect(svg).not.toMatch(/var\(|class=|<style|<script|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);

  const png = await save(page, "save-png");
  expect(chunks(png.bytes)[0]).toBe("IHDR");
  expect(png.bytes.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)[1]));
});

test("a dark page saves a dark picture", async ({ page }) => {
  await atTheCopy(page);
  const ground = async () => /<rect width="\d+" height="\d+" fill="(#\w+)"/.exec((await save(page, "save-svg")).bytes.toString("utf8"))[1];
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await ground()).not.toBe(light);
});

test("steps are saved as an animated PNG", async ({ page }) => {
  await atTheCopy(page);
  const from = Number(await page.getByTestId("film-from").inputValue());
  await range(page, from, from + 3);
  const { name, bytes } = await save(page, "film-save");
  expect(name).toBe(`ringside-one-page-${from}-${from + 3}.png`);
  await expect(page.getByTestId("film-news")).toHaveText("The film is saved.");
  const names = chunks(bytes);
  expect(names.filter((it) => it === "fcTL")).toHaveLength(4);
  expect(names.at(-1)).toBe("IEND");
  // The browser takes it for a picture.
  const size = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/png;base64,${text}`;
    await image.decode();
    return image.naturalWidth;
  }, bytes.toString("base64"));
  expect(size).toBeGreaterThan(600);
});

test("a long film lets the page go on, can be stopped at once, and has a bound", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await run(page, "#include <unistd.h>\nint main(void) { long sum = 0; for (int i = 0; i < 200; i++) sum += i; fork(); return (int)(sum & 1); }\n");
  await ready(page);
  await level(page, "memory");
  await page.getByTestId("share").click();
  await range(page, 1, 300);
  await expect(page.getByTestId("film-news")).toHaveText("300 steps are too many for a film: at most 200.");
  await page.getByTestId("film-save").click({ force: true });
  await expect(page.locator("progress")).toHaveCount(0);

  await range(page, 1, 200);
  // Whatever else the page has to do gets its turn between two pictures.
  await page.evaluate(() => {
    window.turns = 0;
    const turn = () => {
      window.turns++;
      setTimeout(turn, 0);
    };
    turn();
  });
  await page.getByTestId("film-save").click();
  await expect(page.locator("progress")).toBeVisible();
  const news = page.getByTestId("film-news");
  await expect(news).toContainText(/([5-9]|\d\d) of 200 pictures/);
  const done = Number(/\d+/.exec(await news.innerText())[0]);
  expect(await page.evaluate(() => window.turns)).toBeGreaterThanOrEqual(done);
  await page.getByTestId("film-save").click();
  await expect(news).toHaveText("Stopped. Nothing was saved.");
  await expect(page.locator("progress")).toHaveCount(0);
  // And it is not made behind the reader's back.
  let saved = false;
  page.on("download", () => (saved = true));
  await page.waitForTimeout(500);
  expect(saved).toBe(false);
});
