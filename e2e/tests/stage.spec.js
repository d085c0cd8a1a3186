// The stage in depth: the story of a fault, what each lens leaves out, large scenes, the
// timeline in parts.
import { test, expect } from "./page.js";
import { full, level, ready, run, sentence, skipAll } from "./bench.js";

/** The lesson at the moment of a name. */
async function moment(page, name) {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  await page.locator(`[data-moment=${name}]`).evaluate((it) => it.click());
}

test("a write to a shared page is told beat by beat, each a frame of its own", async ({ page }) => {
  await moment(page, "write");
  const beats = ["access", "walk", "fault", "frame", "bytes", "entry", "count", "done", "again"];
  const frames = new Set();
  for (const beat of beats) {
    await page.getByTestId("forward").click();
    await expect(page.locator("[data-beat][aria-current=step]")).toHaveAttribute("data-beat", beat);
    await expect(page.locator("[data-beat]")).toHaveCount(beats.length);
    frames.add(await page.getByTestId("frame-label").innerText());
  }
  expect(frames.size).toBe(beats.length);
  await expect(sentence(page)).toContainText("B writes 2");

  await page.locator("[data-beat=walk]").click();
  await expect(page.getByTestId("walk-verdict")).toContainText("W is not set");
  await expect(page.locator(".walk-to.stopped")).toHaveCount(1);
  await page.locator("[data-beat=bytes]").click();
  await expect(page.getByTestId("copy")).toHaveCount(1);
  await page.locator("[data-beat=entry]").click();
  await expect(page.locator(".wire.ghost")).toHaveCount(1);
  await expect(page.getByTestId("walk-verdict")).toContainText("allows it now");
});

test("each lens says what it leaves out, by keyboard too", async ({ page }) => {
  await moment(page, "before");
  for (const lens of ["memory", "processes", "source", "terminal"]) {
    const button = page.getByTestId(`leaves-out-${lens}`);
    await expect(button).toHaveAttribute("aria-expanded", "false");
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(button).toHaveAttribute("aria-expanded", "true");
    const note = page.locator(`#leaves-out-${lens}`);
    await expect(note).toBeVisible();
    expect(await note.locator("li").count()).toBeGreaterThan(2);
    await page.keyboard.press("Escape");
    await expect(note).toBeHidden();
    await expect(button).toBeFocused();
  }
});

test("fifty processes stay readable: folded, mapped, and in parts of the timeline", async ({ page }) => {
  await page.goto("./");
  await page.getByTestId("own-card").click();
  await full(page);
  await page.getByTestId("start-from").locator("summary").click();
  await page.getByTestId("start-from").locator("li button").last().click();
  await page.getByTestId("run").click();
  await ready(page);
  const scrubber = page.getByTestId("scrubber");
  await scrubber.evaluate((it) => {
    it.value = String(Math.floor(it.max * 0.6));
    it.dispatchEvent(new Event("input", { bubbles: true }));
  });

  const crowd = page.getByTestId("crowd");
  await expect(crowd.first()).toHaveAttribute("aria-expanded", "false");
  const columns = page.locator("[data-testid=memory] .head-badge");
  expect(await columns.count()).toBeLessThan(8);
  await crowd.first().focus();
  await page.keyboard.press("Enter");
  await expect(crowd.first()).toHaveAttribute("aria-expanded", "true");
  // What is out of sight has no elements.
  expect(await page.getByTestId("page").count()).toBeLessThan(200);

  const map = page.getByTestId("minimap");
  await map.focus();
  await page.keyboard.press("End");
  await expect(map).not.toHaveAttribute("aria-valuenow", "0");
  const room = page.locator("#stage-room");
  const bottom = await room.evaluate((it) => it.scrollTop);
  await map.click({ position: { x: 4, y: 4 } });
  await expect.poll(() => room.evaluate((it) => it.scrollTop)).toBeLessThan(bottom);

  const lanes = page.getByTestId("lanes").locator(".lane");
  expect(await lanes.count()).toBeLessThan(6);
  const strip = page.getByTestId("overview");
  const box = await strip.boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 12, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByTestId("whole-run")).toBeEnabled();
  const from = page.getByTestId("overview-from");
  const before = Number(await from.getAttribute("aria-valuenow"));
  await from.focus();
  await page.keyboard.press("ArrowRight");
  expect(Number(await from.getAttribute("aria-valuenow"))).toBeGreaterThan(before);
  await page.getByTestId("whole-run").click();
  await expect(from).toHaveAttribute("aria-valuenow", "1");
  await level(page, "kernel");
});

test("at the end of a run the stage says what each process did, and leads to it", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await run(page, `#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
int value = 1;
int main(void) {
    if (fork() == 0) { value = 2; exit(3); }
    wait(NULL);
    value = 4;
    return 0;
}
`);
  await ready(page);
  await level(page, "kernel");
  await page.getByTestId("last").click();
  const recap = page.getByTestId("recap");
  const row = (name) => recap.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  const heads = await recap.getByRole("columnheader").allInnerTexts();
  const cell = (name, head) => row(name).getByRole("cell").nth(heads.indexOf(head) - 1);
  await expect(cell(/^A/, "forks")).toHaveText("1");
  await expect(cell(/^B/, "forks")).toHaveText("0");
  await expect(cell(/^B/, "end")).toHaveText("exit 3");
  // What both did is what each did.
  const number = async (name, head) => Number(await cell(name, head).innerText());
  for (const head of ["page faults", "pages copied", "kept, not copied"]) {
    expect(await number("together", head), head).toBe((await number(/^A/, head)) + (await number(/^B/, head)));
  }
  // A number leads to the first time.
  await cell(/^B/, "kept, not copied").getByRole("button").press("Enter");
  await expect(sentence(page)).toContainText("Page fault: B writes");
  await expect(recap).toHaveCount(0);
  await page.getByTestId("last").click();
  await cell(/^A/, "pages copied").getByRole("button").click();
  await expect(sentence(page)).toContainText("are copied to frame");
  await page.getByTestId("last").click();
  await page.getByTestId("language").click();
  await expect(recap).toContainText("合计");
});

for (const [width, height] of [[1920, 1080], [1280, 800], [360, 740]]) {
  test(`what a moment is about is in sight at ${width} pixels, and the page does not scroll`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("./#lesson=one-page");
    await ready(page);
    await skipAll(page);
    const away = () => page.locator(".stage").evaluate((stage) => {
      const room = stage.querySelector(".stage-room").getBoundingClientRect();
      const over = stage.querySelector(".walk-over")?.getBoundingClientRect().top ?? room.bottom;
      const things = [...stage.querySelectorAll(".page.focused, .frame.focused")].map((it) => it.getBoundingClientRect());
      const seen = (it) => it.top >= room.top && it.bottom <= over && it.left >= room.left && it.right <= room.right;
      return { things: things.length > 0, hidden: things.filter((it) => !seen(it)).length, scrolled: scrollY };
    });
    for (const name of ["touch", "fault", "copy", "swing", "count", "keep"]) {
      await page.getByTestId("first").evaluate((it) => it.click());
      await page.locator(`[data-moment=${name}]`).evaluate((it) => it.click());
      await expect.poll(away, name).toEqual({ things: true, hidden: 0, scrolled: 0 });
    }
    // So does its link.
    const link = await page.locator("[data-moment=swing]").getAttribute("href");
    await page.goto("about:blank");
    await page.goto(`./${link}`);
    await ready(page);
    await expect.poll(away).toEqual({ things: true, hidden: 0, scrolled: 0 });
    // While one steps, the stage has half of a phone's window.
    await page.getByTestId("forward").click();
    const share = await page.locator(".stage").evaluate((it) => it.getBoundingClientRect().height / innerHeight);
    expect(share).toBeGreaterThan(width < 500 ? 0.5 : 0.4);
  });
}

test("on a large screen the stage is larger, and names, map and keys still lead to its places", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  const room = page.locator(".stage-room");
  const wide = () => page.locator(".head .head-badge").first().evaluate((it) => it.getBoundingClientRect().width);
  const usual = await wide();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(wide).toBeCloseTo(1.25 * usual, 0);
  await page.getByTestId("last").click();
  await page.locator("[data-moment=keep]").click();
  // A name stands over its column.
  const map = page.getByTestId("minimap");
  const { x, y, width, height } = await map.boundingBox();
  await page.mouse.click(x + width / 2, y + height - 2);
  const end = () => room.evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop);
  await expect.poll(end).toBeLessThan(80);
  const left = (selector) => page.locator(selector).first().evaluate((it) => it.getBoundingClientRect().left);
  await expect(page.locator(".names .badge.c0")).toBeVisible();
  expect(Math.abs((await left(".names .badge.c0")) - (await left(".head .head-badge")))).toBeLessThan(2);
  // The map shows which part is in sight, and its keys lead back.
  const seen = await page.locator(".minimap-sight").boundingBox();
  expect(seen.y + seen.height).toBeGreaterThan(y + height - 6);
  await map.press("Home");
  await expect.poll(() => room.evaluate((it) => it.scrollTop)).toBe(0);
});

test("where colours say who, letters do: in the terminal, and over columns whose heads are scrolled away", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("./#lesson=how-many");
  await ready(page);
  await skipAll(page);
  await page.locator("[data-moment=last-hello]").click();
  const turns = page.getByTestId("terminal").locator("[data-turn]");
  await expect.poll(() => turns.evaluateAll((all) => all.map((it) => it.dataset.turn))).toEqual(["A", "B", "C", "D", "E", "F"]);
  // Each letter stands over its column's pages.
  const names = page.locator(".names .badge");
  await expect(names.filter({ hasText: "F" })).toBeVisible();
  const apart = async () => {
    const there = await page.locator("[data-testid=page][data-process=F]").first().boundingBox();
    const badge = await names.filter({ hasText: "F" }).boundingBox();
    return Math.abs(badge.x - there.x);
  };
  await expect.poll(apart).toBeLessThan(12);
  await page.locator(".stage-room").evaluate((room) => room.scrollTo(0, 0));
  await expect(page.locator(".names")).toBeHidden();
  // The tree of all six is seen whole.
  const tree = await page.getByTestId("tree").evaluate((it) => {
    const room = it.closest(".tree-room");
    return { wide: it.getBoundingClientRect().width, room: room.clientWidth, nodes: it.querySelectorAll("[data-testid=process]").length };
  });
  expect(tree.nodes).toBe(7);
  expect(tree.wide).toBeLessThanOrEqual(tree.room);
});
