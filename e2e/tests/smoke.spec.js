import { test, expect } from "./page.js";
import { ready, sentence, skipAll } from "./bench.js";

test("the page loads and draws", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle(/Ringside/);
  await expect(page.locator("svg").first()).toBeVisible();
  await expect(page.getByText("Linux 6.x on x86-64 with glibc 2.36")).toBeVisible();
});

test("the site works from a subpath inside a sandboxed frame, where it has no origin", async ({ page, baseURL }) => {
  // A page of another folder of the same server, so that nothing but the frame
  // itself is special.
  const host = new URL("/host.html", baseURL).href;
  await page.route(host, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>host</title><link rel="icon" href="data:,">
             <iframe sandbox="allow-scripts" src="${baseURL}" width="1000" height="600"></iframe>`,
    }),
  );
  await page.goto(host);
  const frame = page.frameLocator("iframe");
  await frame.getByTestId("lesson-card").first().click();
  await ready(frame);
  await skipAll(frame);
  await frame.locator("[data-moment=copy]").click();
  await expect(sentence(frame)).toContainText("are copied to frame");
  await frame.getByTestId("forward").click();
  await expect(sentence(frame)).toContainText("now leads to frame");
  // Settings that cannot be kept, and a program of one's own, work as well.
  await frame.getByTestId("language").click();
  await frame.getByTestId("edit-copy").click();
  await frame.getByTestId("run").click();
  await ready(frame);
});

for (const width of [320, 768, 1280, 2560]) {
  test(`nothing makes the page scroll sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const [hash, there] of [
      ["", "lesson-card"],
      ["#lesson=one-page", "scrubber"],
      ["#program=&edit=1", "editor"],
    ]) {
      await page.goto("about:blank");
      await page.goto(`./${hash}`);
      // Before it is drawn nothing could scroll.
      await expect(page.getByTestId(there).first()).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, hash).toBeLessThanOrEqual(width);
    }
  });
}
