// The first picture of a lesson, which the build drew: what the player will show, where it will show it.
import { ready } from "./bench.js";
import { expect, test } from "./page.js";
import { lessons } from "../lessons.js";

const SIZES = [[360, 740], [768, 1024], [1280, 800], [1920, 1080]];
const PARTS = [
  ".top", ".lesson", ".lesson h1", ".source", ".source .panel-head", ".code", ".code-line:nth-child(9) code", ".sentence", ".sentence .what",
  ".tree", ".tree svg", ".stage", ".stage-head", ".stage-room", ".memory", ".stage-foot", ".tables", ".sheets", ".controls", ".place",
  ".beside-gate", ".lanes", ".scrub", ".terminal", ".terminal pre",
];

/** Opens a lesson whose player waits; what is given back lets it come. */
async function hold(page, name) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.unroute("**/app_bg.wasm");
  await page.route("**/app_bg.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("about:blank");
  await page.goto(`./#lesson=${name}`);
  await expect(page.locator("#first h1")).toBeVisible();
  return release;
}

/** Waits until the player has taken the picture away; how long that takes is nothing that a test asserts. */
async function taken(page) {
  await expect(page.locator("#first")).toHaveCount(0, { timeout: 30_000 });
  await ready(page);
}

/** Where the parts stand, to the pixel; those that are shown. */
function boxes(root) {
  return root.evaluate((root, parts) => {
    const found = {};
    for (const part of parts) {
      const element = root.querySelector(part);
      const { x, y, width, height } = element?.getBoundingClientRect() ?? { width: 0 };
      found[part] = element?.checkVisibility() && width > 0 ? [x, y, width, height].map(Math.round) : null;
    }
    return found;
  }, PARTS);
}

test("a lesson's first frame is there before the player, and is the one that the player shows", async ({ page }) => {
  const release = await hold(page, "kinds");
  const first = page.locator("#first");
  await expect(first.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(first.getByRole("status")).toBeVisible();
  const drawn = (root) => root.locator(".memory text").filter({ visible: true }).allTextContents();
  const before = { words: await first.locator(".what").innerText(), texts: await drawn(first) };
  expect(before.texts.length).toBeGreaterThan(10);
  release();
  await taken(page);
  expect({ words: await page.locator(".sentence .what").innerText(), texts: await drawn(page) }).toEqual(before);
});

for (const colorScheme of ["light", "dark"]) {
  test(`nothing moves when the player takes over, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      const others = width === 1280 && colorScheme === "dark" ? lessons().map((it) => it.name) : [];
      for (const name of new Set(["one-page", ...others])) {
        const release = await hold(page, name);
        const first = page.locator("#first");
        const before = await boxes(first);
        expect(before[".stage-room"]).not.toBeNull();
        release();
        await taken(page);
        expect(await boxes(page.locator("body")), `${name} at ${width}`).toEqual(before);
      }
    }
  });
}

test("a style sheet that comes late leaves the picture where the player's will be", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.route("**/base.css", async (route) => {
    await page.waitForResponse("**/first/en.html");
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  const release = await hold(page, "vfork");
  const before = await boxes(page.locator("#first"));
  release();
  await taken(page);
  expect(await boxes(page.locator("body"))).toEqual(before);
});

test("a link to another frame waits for the player", async ({ page }) => {
  await page.goto("./#lesson=kinds&frame=600");
  const shown = page.locator("#first, [data-testid=player]");
  await shown.waitFor();
  expect(await shown.getAttribute("id")).not.toBe("first");
});

test("the player is asked for when the picture is there, and comes also where a host sends another page for it", async ({ page }) => {
  const order = [];
  const name = (request) => new URL(request.url()).pathname.split("/").pop();
  page.on("request", (request) => order.push(`${name(request)} asked for`));
  page.on("requestfinished", (request) => order.push(`${name(request)} there`));
  await page.goto("./#lesson=kinds");
  await ready(page);
  expect(order.indexOf("app_bg.wasm asked for")).toBeGreaterThan(order.indexOf("en.html there"));
  expect(order.indexOf("en.html there")).toBeGreaterThan(-1);
  await page.route("**/first/*.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Not found</p>" }));
  await page.goto("about:blank");
  await page.goto("./#lesson=kinds");
  await ready(page);
  await expect(page.locator("#first")).toHaveCount(0);
});
