// A program that is in no lesson: typed in, run, stepped through.
import { test, expect } from "./page.js";
import { level, program, ready, run, sentence, stage, stepUntil } from "./bench.js";

const PROGRAM = `#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    long *box = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    box[0] = 7;
    box[512] = 8;
    if (fork() == 0) {
        box[512] = 99;
        printf("child %ld %ld\\n", box[0], box[512]);
        exit(3);
    }
    int status;
    wait(&status);
    printf("parent %ld %ld, child said %d\\n", box[0], box[512], WEXITSTATUS(status));
    return 0;
}
`;

test("a program of one's own is run, stepped to the copy, back and forward again", async ({ page }) => {
  await page.goto("./");
  await page.getByTestId("own-card").click();
  await run(page, PROGRAM);
  await ready(page);

  // It starts paused, with the program loaded.
  await expect(sentence(page)).toContainText("The program is loaded");

  // At the level of lines: to the child's write.
  await stepUntil(page, /B is about to run line 12: box\[512\] = 99;/);
  const before = await stage(page);
  const [address] = Object.entries(before.pages)
    .filter(([key, it]) => key.startsWith("B ") && it.pfn !== null && it.pte.endsWith("C"))
    .map(([key]) => key.slice(2))
    .filter((va) => BigInt(va) - firstOfMapping(before) === 4096n);
  expect(address, "the second page of the mapping, shared and marked copy-on-write").toBeDefined();
  const shared = before.pages[`B ${address}`].pfn;
  expect(before.pages[`A ${address}`].pfn).toBe(shared);
  expect(before.frames[shared]).toBe(2);

  // At the level of the kernel: the story of one copy, step by step.
  await level(page, "kernel");
  await page.getByTestId("forward").click();
  await expect(sentence(page)).toContainText(`B wants to write to address ${address}`);
  await stepUntil(page, new RegExp(`Page fault: B writes to page ${address}`), 2);
  await expect(page.getByTestId("walk-va")).toHaveText(address);

  await stepUntil(page, /takes frame \d+ from the free ones/, 3);
  const taken = Number(/frame (\d+)/.exec(await sentence(page).innerText())[1]);
  expect((await stage(page)).frames[taken], "the new frame is in no entry yet").toBe(0);

  await page.getByTestId("forward").click();
  await expect(sentence(page)).toHaveText(`All 4096 bytes of frame ${shared} are copied to frame ${taken}.`);

  await stepUntil(page, /B's entry for page .* now leads to frame/, 2);
  const swung = await stage(page);
  expect(swung.pages[`B ${address}`]).toEqual({ pfn: taken, pte: "PWAD-" });
  expect(swung.pages[`A ${address}`].pfn).toBe(shared);
  expect(swung.frames[taken]).toBe(1);
  expect(swung.frames[shared], "the old frame's count has not fallen yet").toBe(2);

  await page.getByTestId("forward").click();
  await expect(sentence(page)).toContainText(`Frame ${shared} is mapped by one entry fewer: one entry maps it`);
  const after = await stage(page);
  expect(after.frames[shared]).toBe(1);
  const label = await page.getByTestId("frame-label").innerText();

  // Back to before the fault, and forward again: the same states, seen from the keyboard.
  await page.getByTestId("player").focus();
  for (let n = 0; n < 7; n++) await page.keyboard.press("ArrowLeft");
  await expect(sentence(page)).toContainText("B is about to run line 12");
  expect((await stage(page)).pages[`B ${address}`]).toEqual(before.pages[`B ${address}`]);
  expect((await stage(page)).frames[shared]).toBe(2);
  for (let n = 0; n < 7; n++) await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("frame-label")).toHaveText(label);
  expect(await stage(page)).toEqual(after);

  // To the end: what was printed.
  await page.keyboard.press("End");
  await expect(page.getByTestId("terminal")).toContainText("child 7 99");
  await expect(page.getByTestId("terminal")).toContainText("parent 7 8, child said 3");
});

/** The lowest address above the heap at which B has two pages in a row, both copy-on-write. */
function firstOfMapping({ pages }) {
  const held = Object.entries(pages)
    .filter(([key, it]) => key.startsWith("B 0x7f") && it.pte.endsWith("C"))
    .map(([key]) => BigInt(key.slice(2)));
  return held.find((va) => held.includes(va + 4096n));
}

test("arrow keys do not scroll the page, and Tab leaves the player", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 500 });
  await page.goto("./#lesson=one-page");
  await ready(page);
  await page.getByTestId("player").focus();
  const top = await page.evaluate(() => window.scrollY);
  const label = await page.getByTestId("frame-label").innerText();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "End"]) await page.keyboard.press(key);
  expect(await page.evaluate(() => window.scrollY)).toBe(top);
  await expect(page.getByTestId("frame-label")).not.toHaveText(label);
  await page.keyboard.press("Tab");
  await expect(page.getByTestId("player")).not.toBeFocused();
});

test("errors stand at their lines, and nothing that was typed is lost", async ({ page }) => {
  const wrong = '#include <stdio.h>\nint main(void) {\n    int x = 1\n    printf("%d\\n", y);\n}\n';
  await page.goto("./#program=&edit=1");
  await run(page, wrong);
  const problems = page.getByTestId("problems");
  await expect(problems).toContainText("3");
  await expect(problems).toContainText(";");
  expect(await program(page)).toBe(wrong);
});

test("errors and what is not modelled are told in the page's language", async ({ page }) => {
  await page.goto("./#program=&edit=1&lang=zh");
  await run(page, '#include <stdio.h>\nint main(void) {\n    int x = 1\n    return y;\n}\n');
  const problems = page.getByTestId("problems");
  await expect(problems).toContainText("这个声明后面缺少 ';'");
  await expect(problems).not.toContainText("expected");
  await page.getByTestId("language").click();
  await expect(problems).toContainText("expected ';' after this declaration");
  await page.getByTestId("language").click();
  await run(page, "#include <sys/prctl.h>\nint main(void) { prctl(PR_SET_SECCOMP, 1); }\n");
  await expect(page.getByTestId("ending")).toContainText("prctl 的选项 22");
});

for (const [what, program, ends] of [
  ["never ends", "int main(void) { for (;;) ; }\n", /instructions/i],
  ["forks for ever", "#include <unistd.h>\nint main(void) { for (;;) fork(); }\n", /instructions|events/i],
  [
    "allocates for ever",
    "#include <stdlib.h>\nint main(void) { for (;;) { char *p = malloc(100000); if (p) *p = 1; } }\n",
    /page frames in use/,
  ],
]) {
  test(`a program that ${what} ends in a message, and the page answers meanwhile`, async ({ page }) => {
    await page.goto("./#program=&edit=1");
    // The longest time in which the page did not come back to its visitor.
    await page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      const tick = () => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
        setTimeout(tick, 0);
      };
      tick();
    });
    await run(page, program);
    await expect(page.getByTestId("ending")).toContainText(ends, { timeout: 20_000 });
    test.info().annotations.push({
      type: "longest pause",
      description: `${Math.round(await page.evaluate(() => window.longest))} ms`,
    });
  });
}
