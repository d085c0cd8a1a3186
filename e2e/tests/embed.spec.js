// Embedded: docs/embedding-example.html in a page of another origin.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test, expect } from "./page.js";
import { ready } from "./bench.js";

const example = new URL("../../docs/embedding-example.html", import.meta.url);
/** The first and the last frame of the example's loop, as its link says them. */
const [loopStart, loopEnd] = /[;&]loop=(\d+)-(\d+)/.exec(await readFile(example, "utf8")).slice(1).map(Number);

/** Opens the course page, on a server of its own: another origin than the players'. */
async function course(page, baseURL, change = (html) => html) {
  const html = change((await readFile(example, "utf8")).replaceAll("https://ringside.example/", baseURL));
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(request.url === "/" ? html.replaceAll('loading="lazy"', "") : "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  page.on("close", () => server.close());
  const address = `http://127.0.0.1:${server.address().port}/`;
  await page.goto(address);
  return address;
}

/** The course page itself is not the site's. */
const fair = (complaints, address) => {
  const rest = complaints.filter((it) => !it.includes(address));
  complaints.length = 0;
  complaints.push(...rest);
};

test("three embeds in a course page: full controls, a loop, hidden code with the page's own buttons", async ({ page, baseURL, complaints }) => {
  const address = await course(page, baseURL);
  for (const id of ["lesson", "riddle"]) {
    await expect(page.locator(`#${id}`)).toHaveAttribute("data-frame", /\d+/, { timeout: 30_000 });
  }
  const lesson = page.frameLocator("#lesson");
  await ready(lesson);
  await expect(lesson.locator("header.top")).toHaveCount(0);
  await expect(lesson.getByTestId("source")).toContainText("fork");
  await lesson.getByTestId("forward").click();
  const number = /frame (\d+)/.exec(await lesson.getByTestId("frame-label").innerText())[1];
  await expect(page.locator("#lesson")).toHaveAttribute("data-frame", number);
  // The height that it asked for is the one at which the stage does not scroll.
  await expect(page.locator("#lesson")).not.toHaveAttribute("height", "760");
  const room = lesson.locator(".stage-room");
  await expect.poll(() => room.evaluate((it) => it.scrollHeight - it.clientHeight)).toBeLessThanOrEqual(1);

  const loop = page.frameLocator("#loop");
  await expect(loop.getByTestId("forward")).toHaveCount(0);
  const seen = new Set();
  for (let n = 0; n < 40 && seen.size < 4; n++) {
    seen.add(Number(await page.locator("#loop").getAttribute("data-frame")));
    await page.waitForTimeout(200);
  }
  expect(seen.size).toBeGreaterThanOrEqual(4);
  for (const frame of seen) expect(frame >= loopStart && frame <= loopEnd).toBe(true);
  await loop.getByTestId("play").click();
  const still = await page.locator("#loop").getAttribute("data-frame");
  await page.waitForTimeout(1200);
  await expect(page.locator("#loop")).toHaveAttribute("data-frame", still);

  const riddle = page.frameLocator("#riddle");
  await expect(riddle.getByTestId("source")).toHaveCount(0);
  await page.getByRole("button", { name: "One step" }).click();
  await expect(page.locator("#told")).toContainText("Step ");
  await page.getByRole("button", { name: "Show the end" }).click();
  await expect(riddle.getByTestId("terminal")).toHaveText(/^\s*(hello\s*){6}$/);
  fair(complaints, address);
});

test("with origins named, others neither hear nor command; a loop stands still for who wants no motion", async ({ page, baseURL, complaints }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const origin = encodeURIComponent("https://elsewhere.example");
  const address = await course(page, baseURL, (html) => html.replace("lens=tree-terminal", `lens=tree-terminal&amp;origin=${origin}`));
  const loop = page.locator("#loop");
  await expect(loop).toHaveAttribute("data-frame", String(loopStart), { timeout: 30_000 });
  const riddle = page.frameLocator("#riddle");
  await expect(riddle.locator("[data-testid=sentence] .what")).not.toBeEmpty();
  const before = await riddle.getByTestId("sentence").innerText();
  await page.getByRole("button", { name: "One step" }).click();
  await page.waitForTimeout(500);
  await expect(riddle.getByTestId("sentence")).toHaveText(before, { useInnerText: true });
  await expect(page.locator("#riddle")).not.toHaveAttribute("data-event", /./);
  await expect(loop).toHaveAttribute("data-frame", String(loopStart));
  fair(complaints, address);
});

test("H5P's resizer is answered", async ({ page, baseURL, complaints }) => {
  const resizer = `<script>
    window.actions = [];
    addEventListener("message", ({ data, source }) => {
      if (data?.context !== "h5p") return;
      actions.push(data.action);
      const frame = [...document.querySelectorAll("iframe")].find((it) => it.contentWindow === source);
      const say = (action) => source.postMessage({ context: "h5p", action }, "*");
      if (data.action === "hello") say("hello");
      if (data.action === "prepareResize") { frame.style.height = data.clientHeight + "px"; say("resizePrepared"); }
      if (data.action === "resize") frame.style.height = data.scrollHeight + "px";
    });</` + `script></head>`;
  const address = await course(page, baseURL, (html) => html.replace("</head>", resizer).replace('subject === "lti.frameResize"', "false"));
  await expect.poll(() => page.evaluate(() => window.actions.includes("resize")), { timeout: 30_000 }).toBe(true);
  expect(await page.evaluate(() => window.actions[0])).toBe("hello");
  fair(complaints, address);
});
