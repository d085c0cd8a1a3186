// Links: reload and copying keep the program, the frame and the level.
import { test, expect } from "./page.js";
import { full, level, program, ready, run, sentence } from "./bench.js";

test("reload keeps the program, the frame and the level", async ({ page, context }) => {
  await page.goto("./#program=&edit=1");
  const program = "#include <unistd.h>\nint shared = 5;\nint main(void) { if (fork() == 0) shared = 6; return shared; } // ü 中 %\n";
  await run(page, program);
  await ready(page);
  await level(page, "kernel");
  for (let n = 0; n < 12; n++) await page.getByTestId("forward").click();
  const label = await page.getByTestId("frame-label").innerText();
  const said = await sentence(page).innerText();
  const number = /frame (\d+)/.exec(label)[1];
  await expect(page).toHaveURL(new RegExp(`#program=[A-Za-z0-9_-]+&frame=${number}&level=kernel$`));

  const again = async (it) => {
    await ready(it);
    await expect(it.getByTestId("frame-label")).toHaveText(label);
    await expect(it.getByTestId("level")).toHaveValue("kernel");
    await expect(sentence(it)).toHaveText(said);
    await expect(it.getByTestId("source")).toContainText("int shared = 5;");
  };
  await page.reload();
  await again(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await again(other);
});

test("what is typed is in the link before it is run", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await full(page);
  const before = page.url();
  await page.getByTestId("program").fill("int main(void) { return 42; }");
  await expect(page).not.toHaveURL(before);
  await page.reload();
  await full(page);
  expect(await program(page)).toBe("int main(void) { return 42; }");
});

for (const hash of ["program=AAAA", "program=%28%29", "lesson=one-page&frame=soon", "nonsense"]) {
  test(`the broken link #${hash} gets a plain message and a way on`, async ({ page }) => {
    await page.goto(`./#${hash}`);
    await expect(page.getByTestId("broken")).toContainText("This link is broken");
    await page.getByTestId("broken").getByRole("link").first().click();
    await expect(page.getByTestId("lesson-card").first()).toBeVisible();
  });
}

test("a lesson that there is not gets a message too", async ({ page }) => {
  await page.goto("./#lesson=unheard-of");
  await expect(page.getByTestId("broken")).toContainText("no such lesson");
});
