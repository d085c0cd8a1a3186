// Following a thing, stepping for one process, breakpoints, and what is said of the steps around.
import { test, expect } from "./page.js";
import { level, ready, run, sentence } from "./bench.js";

const PROGRAM = `#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int x = 1;
int main(void) {
    x = 2;
    if (fork() == 0) {
        x = 3;
        x = 4;
        return 0;
    }
    wait(NULL);
    printf("%d\\n", x);
    return 0;
}
`;

test.beforeEach(async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await run(page, PROGRAM);
  await ready(page);
});

test("a variable is followed through its writes, and stepping moves among them", async ({ page }) => {
  // Line by line: at the kernel's level some two hundred clicks lead to the same place.
  await level(page, "line");
  const child = page.locator("[data-testid=page][data-process=B] text.variable", { hasText: "x = 3" });
  for (let n = 0; n < 40 && (await child.count()) === 0; n++) await page.getByTestId("forward").click();
  await level(page, "kernel");
  await child.click();
  const strip = page.getByTestId("follow");
  await expect(strip).toContainText("x of B");
  await expect(strip.locator(".touch")).toHaveText([/= 3/, /= 4/]);
  await strip.locator(".touch").first().click();
  await expect(sentence(page)).toContainText("writes 3");
  await page.getByTestId("forward").click();
  await expect(sentence(page)).toContainText("writes 4");
  await expect(strip.locator(".touch[aria-current=true]")).toHaveText(/= 4/);
  await page.getByTestId("unfollow").click();
  await expect(strip).toHaveCount(0);
});

test("a process is followed from its making to its end", async ({ page }) => {
  await page.getByTestId("tree").locator("[data-thing=p1000]").click();
  await expect(page.getByTestId("follow")).toContainText(new RegExp("makes B[^]*end"));
});

test("steps of one process alone are that process's", async ({ page }) => {
  await page.getByTestId("whose").selectOption("1001");
  await page.getByTestId("forward").click();
  for (let n = 0; n < 2; n++) {
    await expect(sentence(page)).toContainText("B");
    await page.getByTestId("forward").click();
  }
});

test("a click on a line number is a breakpoint", async ({ page }) => {
  await page.getByTestId("source").getByRole("button", { name: /13/ }).click();
  await page.getByTestId("to-breakpoint").click();
  await expect(page.locator(".code-line.here")).toHaveAttribute("data-line", "13");
});

test("the steps before and after are named", async ({ page }) => {
  const now = () => sentence(page).innerText();
  const after = page.getByTestId("neighbours").locator(".after");
  await page.getByTestId("forward").click();
  for (let step = 0; step < 3; step++) {
    // They follow once the reader rests: until then they are those of the step before.
    await expect(async () => expect(await after.innerText()).not.toContain(await now())).toPass();
    await expect(after).toContainText(/line/);
    const next = await after.innerText();
    await page.getByTestId("forward").click();
    await expect.poll(async () => next.includes(await now())).toBe(true);
  }
});
