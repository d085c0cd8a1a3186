// Writing to a page by hand: the timeline forks, and both futures stay.
import { test, expect } from "./page.js";
import { level, ready, run, sentence, skipAll } from "./bench.js";

const PROGRAM = `#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int x = 1;
int main(void) {
    x = 2;
    if (fork() == 0) {
        sleep(1);
        printf("child %d\\n", x);
        return 0;
    }
    wait(NULL);
    printf("parent %d\\n", x);
    return 0;
}
`;

test("a write by hand makes another future, and the run as it was stays", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await run(page, PROGRAM);
  await ready(page);
  await level(page, "call");
  const child = page.locator("[data-testid=page][data-process=B] text.variable", { hasText: "x = 2" });
  for (let n = 0; n < 100 && (await child.count()) === 0; n++) await page.getByTestId("forward").click();
  await child.click();
  const before = await page.getByTestId("frame-label").innerText();
  await page.getByTestId("poke-value").fill("77");
  await page.getByTestId("poke-value").press("Enter");
  await expect(sentence(page)).toContainText("You have written 77");
  await expect(page.locator("[data-testid=page][data-process=B] text.variable", { hasText: "x = 77" })).toHaveCount(1);
  await expect(page.locator("[data-testid=page][data-process=A] text.variable", { hasText: "x = 2" })).toHaveCount(1);
  await page.getByTestId("unfollow").click();
  await page.getByTestId("last").click();
  await expect(page.getByTestId("terminal")).toContainText("child 77");
  await expect(page.getByTestId("terminal")).toContainText("parent 2");
  const futures = page.getByTestId("branches").getByRole("button");
  await expect(futures).toHaveText([/as it was/, /x of B = 77/]);
  await futures.first().click();
  await expect(page.getByTestId("terminal")).toContainText("child 2");
  expect(before).toMatch(/Step/);
  // The other future comes back from its link.
  await futures.last().click();
  await expect(page.getByTestId("terminal")).toContainText("child 77");
  await page.waitForTimeout(400);
  await page.reload();
  await ready(page);
  await expect(page.getByTestId("terminal")).toContainText("child 77");
});

test("a write that no mapping takes is refused, and so is what is no number", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await run(page, PROGRAM);
  await ready(page);
  await page.getByTestId("forward").click();
  await page.locator("[data-testid=page]").first().click();
  await page.getByTestId("poke-value").fill("lots");
  await page.getByTestId("poke-value").press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "no number" })).toBeVisible();
  await page.locator(".poke .address").fill("0x1000");
  await page.getByTestId("poke-value").fill("1");
  await page.getByTestId("poke-value").press("Enter");
  await expect(sentence(page)).toContainText("refused");
});

test("a link to a lesson keeps what was written by hand, beside the run as it was", async ({ page }) => {
  await page.goto("./#lesson=one-page");
  await ready(page);
  await skipAll(page);
  await page.locator("[data-moment=swing]").evaluate((it) => it.click());
  // Followed by keyboard, from the table.
  await page.getByTestId("tables").locator("summary").click();
  const entry = page.getByTestId("page-table").locator("tr", { hasText: "0x7ffff7fbf000" }).locator("[data-follow^=m]").first();
  await entry.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("follow")).toContainText("0x7ffff7fbf000");
  await page.getByTestId("poke-value").fill("77");
  await page.getByTestId("poke-value").press("Enter");
  await expect(sentence(page)).toContainText("You have written 77");
  await expect(page).toHaveURL(/poke=\d+\.\d+\.7ffff7fbf000\.4d000000/);
  await page.reload();
  await ready(page);
  await expect(sentence(page)).toContainText("You have written 77");
  const futures = page.getByTestId("branches").getByRole("button");
  await expect(futures).toHaveText([/as it was/, /0x7ffff7fbf000 = 77/]);
  await futures.first().click();
  await expect(page).not.toHaveURL(/poke=/);
});
