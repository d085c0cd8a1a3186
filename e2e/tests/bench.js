// What the specs and the measurements need to know of the player: one place that knows the
// page's hooks. It asserts nothing, since the measurements run outside the test runner.

/** How long the specs wait for the page, milliseconds. It is no claim about how long it takes, so it is long enough
    for a machine that does other things too; a measurement with a slow processor waits longer. */
const WAIT = 30_000;

/** Waits until a program has run and its first picture is there. */
export async function ready(root, timeout = WAIT) {
  await root.getByTestId("player").waitFor({ timeout });
  await root.getByTestId("frame-label").filter({ hasText: /\d/ }).waitFor({ timeout });
}

/** Types a program into the editor and runs it. */
export async function run(page, source, timeout = WAIT) {
  await full(page, timeout);
  await page.getByTestId("program").fill(source);
  await page.getByTestId("run").click();
}

/** Waits for the full editor, which comes a moment after the plain one. */
export async function full(page, timeout = WAIT) {
  await page.locator("[data-testid=editor][data-editor=full]").waitFor({ timeout });
}

/** What is typed; in the full editor, as far as it fits its room. */
export function program(page) {
  return page.getByTestId("program").evaluate((it) => {
    if ("value" in it) return it.value;
    return [...it.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
  });
}

/** Sets the level of detail: line, call, kernel or memory. */
export async function level(root, name) {
  await root.getByTestId("level").selectOption(name);
}

/** What just happened, in words. */
export function sentence(root) {
  return root.locator("[data-testid=sentence] .what");
}

/** Steps on, one stop at a time, until the sentence fits; the number of steps. */
export async function stepUntil(root, pattern, most = 400) {
  const what = sentence(root);
  for (let steps = 1; steps <= most; steps++) {
    await root.getByTestId("forward").click();
    if (pattern.test(await what.innerText())) return steps;
  }
  throw new Error(`no step in ${most} says ${pattern}`);
}

/** The stage as plain data: the pages (by process and address), the frames (by number), the lines. */
export function stage(root) {
  return root.getByTestId("memory").evaluate((svg) => {
    const all = (id) => [...svg.querySelectorAll(`[data-testid=${id}]`)].map((it) => ({ ...it.dataset }));
    const pages = {};
    for (const { process, va, pfn, pte } of all("page")) {
      pages[`${process} ${va}`] = { pfn: pfn === "" ? null : Number(pfn), pte };
    }
    const frames = {};
    for (const { pfn, count } of all("frame")) frames[pfn] = Number(count);
    const wires = all("wire").map(({ pid, pfn }) => [Number(pid), Number(pfn)]);
    return { pages, frames, wires };
  });
}

/** Passes every question of a lesson without an answer. */
export async function skipAll(page) {
  const skip = page.getByTestId("skip");
  while ((await skip.filter({ visible: true }).count()) > 0) {
    await skip.filter({ visible: true }).first().click();
  }
}
