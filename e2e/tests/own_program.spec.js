// A program that is in no lesson: typed, run, walked through at kernel level.
// Counts and addresses are read from the page, as a student reads them.
import { test, expect } from "./page.js";

const PROGRAM = `#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    char *shared_note = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    shared_note[0] = 'a';
    shared_note[4096] = 'b';
    if (fork() == 0) {
        shared_note[4096] = 'c';
        _exit(shared_note[4096]);
    }
    int status;
    wait(&status);
    printf("child saw %c, parent sees %c\\n", WEXITSTATUS(status), shared_note[4096]);
    return 0;
}
`;

async function run(page, program) {
  await page.goto("./#program=&edit=1");
  await page.getByTestId("program").fill(program);
  await page.getByTestId("run").click();
}

const sentence = (page) => page.getByTestId("sentence");

/** What the page shows of every frame and entry that is drawn. */
async function shown(page) {
  const frames = await page.getByTestId("frame").evaluateAll((nodes) =>
    nodes.map((n) => `${n.dataset.pfn} counts ${n.dataset.count}`).sort(),
  );
  const entries = await page.getByTestId("page").evaluateAll((nodes) =>
    nodes.map((n) => `${n.dataset.pid} ${n.dataset.va} ${n.dataset.pfn} ${n.dataset.pte}`).sort(),
  );
  return { frames, entries };
}

test("a program of one's own: to the copy, back, and forward again", async ({ page }) => {
  await run(page, PROGRAM);
  await expect(page.getByTestId("player")).toBeVisible();
  await page.getByTestId("level").selectOption("kernel");

  // The entries of one page in both processes, as soon as fork has shared it.
  const markers = page.getByTestId("page");
  const copied = await page.evaluate(async () => {
    const wait = () => new Promise((done) => setTimeout(done, 30));
    const forward = document.querySelector('[data-testid="forward"]');
    const of = (node) => ({ ...node.dataset });
    for (let step = 0; step < 1500; step += 1) {
      const pages = [...document.querySelectorAll('[data-testid="page"]')].map(of);
      for (const child of pages) {
        const parent = pages.find((p) => p.va === child.va && p.pid !== child.pid && Number(p.pid) < Number(child.pid));
        // The mapping's second page has been copied: same address, another frame.
        if (parent && parent.pfn && child.pfn && parent.pfn !== child.pfn && /7ff/.test(child.va)) {
          return { va: child.va, parent: parent.pfn, child: child.pfn, steps: step };
        }
      }
      if (forward.getAttribute("aria-disabled") === "true") return null;
      forward.click();
      await wait();
    }
    return null;
  });
  expect(copied, "a page of both processes that was copied").not.toBeNull();
  expect(copied.parent).not.toBe(copied.child);
  expect(await markers.count()).toBeGreaterThan(4);

  // Back, step by step, the picture is the same as it was on the way there.
  const after = await shown(page);
  const label = await page.getByTestId("frame-label").innerText();
  const seen = [];
  for (let step = 0; step < 6; step += 1) {
    await page.getByTestId("back").click();
    await expect(page.getByTestId("frame-label")).not.toHaveText(step === 0 ? label : seen[step - 1].label);
    seen.push({ label: await page.getByTestId("frame-label").innerText(), ...(await shown(page)) });
  }
  for (let step = 5; step > 0; step -= 1) {
    await page.getByTestId("forward").click();
    await expect(page.getByTestId("frame-label")).toHaveText(seen[step - 1].label);
    expect(await shown(page)).toEqual({ frames: seen[step - 1].frames, entries: seen[step - 1].entries });
  }
  await page.getByTestId("forward").click();
  await expect(page.getByTestId("frame-label")).toHaveText(label);
  expect(await shown(page)).toEqual(after);

  // Before the copy both entries led to one frame, which counted two.
  const before = seen.at(-1);
  const shared = before.entries.filter((e) => e.includes(` ${copied.va} `)).map((e) => e.split(" ")[2]);
  expect(new Set(shared).size, before.entries.join("\n")).toBe(1);
  expect(before.frames).toContain(`${shared[0]} counts 2`);

  await page.getByTestId("last").click();
  await expect(page.getByTestId("terminal")).toContainText("child saw c, parent sees b");
});

test("the copy is told in several frames: fault, new frame, copy, entry, count", async ({ page }) => {
  await run(page, PROGRAM);
  await page.getByTestId("level").selectOption("kernel");
  const told = await page.evaluate(async () => {
    const wait = () => new Promise((done) => setTimeout(done, 30));
    const forward = document.querySelector('[data-testid="forward"]');
    const told = [];
    let left = Infinity;
    while (left > 0 && forward.getAttribute("aria-disabled") !== "true") {
      const text = document.querySelector('[data-testid="sentence"]').innerText.split("\n")[0];
      told.push(text);
      left -= 1;
      if (left === Infinity && /bytes of frame \d+ are copied to frame \d+/.test(text)) left = 2;
      forward.click();
      await wait();
    }
    return told.slice(-5);
  });
  const [fault, alloc, copy, entry, count] = told;
  expect(fault).toMatch(/^Page fault: . writes to page 0x/);
  const fresh = /takes frame (\d+) from the free ones/.exec(alloc)?.[1];
  expect(fresh, alloc).toBeDefined();
  expect(copy).toMatch(new RegExp(`copied to frame ${fresh}\\.$`));
  expect(entry).toMatch(new RegExp(`now leads to frame ${fresh} `));
  const old = /bytes of frame (\d+)/.exec(copy)?.[1];
  expect(count).toMatch(new RegExp(`^Frame ${old} is mapped by one entry fewer`));
});

test("keys step while the player has the focus, and do not scroll the page", async ({ page }) => {
  await run(page, PROGRAM);
  const player = page.getByTestId("player");
  await player.focus();
  const first = await page.getByTestId("frame-label").innerText();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("frame-label")).not.toHaveText(first);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByTestId("frame-label")).toHaveText(first);
});

test("reload and a copied link return to program, frame and level", async ({ page, context }) => {
  await run(page, PROGRAM);
  await page.getByTestId("level").selectOption("kernel");
  for (let step = 0; step < 7; step += 1) await page.getByTestId("forward").click();
  const label = await page.getByTestId("frame-label").innerText();
  await expect.poll(() => page.url()).toMatch(/program=.+frame=\d+.*level=kernel/);
  await page.reload();
  await expect(page.getByTestId("frame-label")).toHaveText(label);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByTestId("frame-label")).toHaveText(label);
  await expect(other.getByTestId("level")).toHaveValue("kernel");
});

test("a broken link gets a plain message and a way on", async ({ page }) => {
  await page.goto("./#program=%%%nonsense&frame=12");
  await expect(page.getByTestId("broken")).toBeVisible();
});

test("errors stand at their lines, and nothing that was typed is lost", async ({ page }) => {
  const wrong = "#include <stdio.h>\nint main(void) {\n    int x = 1\n    printf(\"%d\\n\", y);\n}\n";
  await run(page, wrong);
  const problems = page.getByTestId("problems");
  await expect(problems).toContainText("3");
  await expect(problems).toContainText(";");
  await expect(page.getByTestId("program")).toHaveValue(wrong);
});

test("a program that never ends ends in a message, and the page answers meanwhile", async ({ page }) => {
  await run(page, "int main(void) { for (;;) ; }\n");
  await expect(page.getByTestId("ending")).toContainText(/instructions/i, { timeout: 20_000 });
});
