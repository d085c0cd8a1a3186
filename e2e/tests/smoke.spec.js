import { test, expect } from "./page.js";

test("the page loads and draws", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle(/Ringside/);
  await expect(page.locator("svg").first()).toBeVisible();
});

test("the site works inside a sandboxed frame, where it has no origin", async ({ page, baseURL }) => {
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
  await expect(page.frameLocator("iframe").locator("svg").first()).toBeVisible();
});
