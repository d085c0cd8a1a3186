// What axe finds, in both themes; reduced motion; the state as text.
import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./page.js";
import { ready, skipAll } from "./bench.js";

/** What axe finds in the page as it is. */
async function found(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join("\n")}`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe has nothing to say of any page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const hash of ["", "#lesson=one-page", "#lesson=vfork", "#program=&edit=1", "#nonsense"]) {
      await page.goto("about:blank");
      await page.goto(`./${hash}`);
      if (hash.includes("vfork")) {
        await ready(page);
        // A question with choices; and the player as a phone has it.
        await expect(page.getByTestId("choice").first()).toBeVisible();
        expect(await found(page), "a question").toEqual([]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await found(page), "on a phone").toEqual([]);
        await page.setViewportSize({ width: 1280, height: 800 });
      } else if (hash.includes("lesson")) {
        await ready(page);
        await skipAll(page);
        await page.locator("[data-moment=swing]").click();
        await page.getByTestId("tables").locator("summary").click();
      }
      expect(await found(page), hash).toEqual([]);
      if (hash.includes("one-page")) {
        await page.getByTestId("last").click();
        await expect(page.getByTestId("recap")).toBeVisible();
        expect(await found(page), "the end of a run").toEqual([]);
      }
    }
  });
}

test("the state is there as text, and each step by hand is said", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  await page.locator("[data-moment=swing]").click();
  await page.getByTestId("tables").locator("summary").click();
  await expect(page.getByTestId("page-table")).toContainText("PWAD-");
  await expect(page.getByRole("status").filter({ hasText: "now leads to frame" })).toHaveCount(1);
});
