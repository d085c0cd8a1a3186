// The `test` that every spec here uses: a page that may complain of nothing and
// may ask nobody but its own site for anything.
import { test as base, expect } from "@playwright/test";

export const test = base.extend({
  /** What went wrong in the page; a spec that expects something empties it. */
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
      page.on("console", (message) => {
        // Playwright itself says so (see playwright.config.js).
        if (message.text().includes("Service Worker registration blocked")) return;
        if (["error", "warning"].includes(message.type())) {
          complaints.push(`console ${message.type()}: ${message.text()}`);
        }
      });
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.origin !== new URL(baseURL).origin) {
          complaints.push(`asked for ${request.url()}`);
        }
      });
      page.on("requestfailed", (request) => complaints.push(`did not get ${request.url()}`));
      page.on("response", (response) => {
        if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
      });
      await use(complaints);
      expect(complaints, "what the page complained of").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
