// The editor: CodeMirror, loaded when somebody begins to write, and the plain
// text area where it is not there.
import { test, expect } from "./page.js";
import { full, program, ready, run, sentence } from "./bench.js";

const WRONG = '#include <stdio.h>\nint main(void) {\n    int x = 1;\n    printf("%d\\n", y);\n    return 0;\n}\n';

test("the library does not load it, writing does, and the policy refuses nothing", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").pop()));
  await page.goto("./");
  await expect(page.getByTestId("own-card")).toBeVisible();
  expect(asked).not.toContain("editor.js");
  await page.getByTestId("own-card").click();
  await full(page);
  expect(asked).toContain("editor.js");
  // Its styles are in force, and there is no style element that would need 'unsafe-inline'.
  await expect(page.locator(".cm-scroller")).toHaveCSS("display", "flex");
  await expect(page.locator("style")).toHaveCount(0);
  await expect(page.locator(".cm-line .k-word").first()).toHaveText("int");
});

test("it indents, completes no brackets by itself, undoes, searches, and lets the keyboard out", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await full(page);
  await page.getByTestId("program").fill("");
  await page.keyboard.type("int main(void) {\nif (1)\nreturn 2;\nfor (;;) {\nbreak;\n}\nswitch (3) {\ncase 1:\nreturn 4;\n}\n}");
  expect(await program(page)).toBe(
    "int main(void) {\n    if (1)\n        return 2;\n    for (;;) {\n        break;\n    }\n    switch (3) {\n        case 1:\n            return 4;\n    }\n}",
  );
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  expect(await program(page)).toBe("");
  await page.keyboard.press("Control+z");
  expect(await program(page)).toContain("break;");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("return");
  await expect(page.locator(".cm-searchMatch")).toHaveCount(2);
  await page.keyboard.press("Escape");
  // Tab indents; Escape and then Tab goes on.
  await expect(page.getByTestId("program")).toBeFocused();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  expect(await program(page)).toMatch(/^ {4}int main/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByTestId("program")).not.toBeFocused();
});

test("errors stand at their place, and the list leads there", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await full(page);
  await run(page, WRONG);
  const mark = page.locator(".problem-mark");
  await expect(mark).toHaveText("y");
  await expect(page.getByTestId("problem-dot")).toHaveCount(1);
  await mark.hover();
  await expect(page.getByTestId("problem-card")).toContainText("y");
  await page.mouse.move(5, 5);
  await expect(page.getByTestId("problem-card")).toHaveCount(0);
  await page.getByRole("button", { name: "Line 4, column 20" }).click();
  await expect(page.getByTestId("program")).toBeFocused();
  await expect(page.getByTestId("problem-card")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("problem-card")).toHaveCount(0);
  await page.keyboard.press("Delete");
  await page.keyboard.type("x");
  await expect(mark).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await ready(page);
});

test("leaving and coming back keeps text, cursor and undo; a run that fails keeps the picture", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await full(page);
  await run(page, "int main(void) {\n    return 3;\n}\n");
  await ready(page);
  await expect(page.getByTestId("player")).toBeFocused();
  await page.getByTestId("forward").click();
  const label = await page.getByTestId("frame-label").innerText();
  await page.getByTestId("edit").click();
  await expect(page.getByTestId("program")).toBeFocused();
  // The line that the process is at, as long as the text is what was run.
  await expect(page.getByTestId("editor-marker")).toHaveText("A");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("oops");
  await expect(page.getByTestId("editor-marker")).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("problems")).toBeVisible();
  await page.getByTestId("look").click();
  await expect(page.getByTestId("frame-label")).toHaveText(label);
  await expect(page.getByTestId("source")).not.toContainText("oops");
  await page.getByTestId("edit").click();
  expect(await program(page)).toContain("oops");
  await page.keyboard.type("!");
  expect(await program(page)).toContain("oops!");
  // To the library and back.
  await page.locator(".top .name").click();
  await page.getByTestId("own-card").click();
  expect(await program(page)).toContain("oops!");
  await page.getByTestId("program").focus();
  for (let n = 0; n < 6 && (await program(page)).includes("oops"); n++) await page.keyboard.press("Control+z");
  expect(await program(page)).toBe("int main(void) {\n    return 3;\n}\n");
});

test("where it cannot be loaded, the plain text area stays and nothing is lost", async ({ page, complaints }) => {
  let go;
  const wait = new Promise((resolve) => (go = resolve));
  await page.route("**/editor.js", async (route) => {
    await wait;
    await route.abort();
  });
  await page.goto("./#program=&edit=1");
  await page.getByTestId("program").fill("int main(void) { return 5; }");
  go();
  await expect(page.getByTestId("editor-failed")).toBeVisible();
  await expect(page.getByTestId("program")).toHaveValue("int main(void) { return 5; }");
  await page.getByTestId("program").press("Control+Enter");
  await ready(page);
  expect(complaints.filter((it) => !/editor\.js|ERR_FAILED/.test(it))).toEqual([]);
  complaints.length = 0;
});

test("what was typed before it was there is in it, at the same place", async ({ page }) => {
  let go;
  const wait = new Promise((resolve) => (go = resolve));
  await page.route("**/editor.js", async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto("./#program=&edit=1");
  await page.getByTestId("program").fill("int main(void) { return ; }");
  for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowLeft");
  go();
  await full(page);
  await expect(page.getByTestId("program")).toBeFocused();
  await page.keyboard.type("6");
  expect(await program(page)).toBe("int main(void) { return 6; }");
});

test("2,000 lines are typed in without a wait", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await full(page);
  const lines = Array.from({ length: 2000 }, (_, n) => `int f${n}(int x) { return x + ${n}; } /* ${n} */`);
  await page.getByTestId("program").evaluate((it, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    it.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, `${lines.join("\n")}\n`);
  await page.keyboard.press("Control+Home");
  const took = await page.evaluate(async () => {
    const worst = [];
    for (let n = 0; n < 20; n++) {
      const begin = performance.now();
      document.execCommand("insertText", false, "/* a */ ");
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      worst.push(performance.now() - begin);
    }
    return worst.sort((a, b) => a - b)[18];
  });
  test.info().annotations.push({ type: "a key to its paint, 95th percentile", description: `${Math.round(took)} ms` });
  await page.keyboard.press("Control+End");
  await expect(page.locator(".cm-line .k-note").last()).toHaveText("/* 1999 */");
});

test("a program gets arguments, input and variables, and they are in the link", async ({ page, context }) => {
  await page.goto("./#program=&edit=1");
  await full(page);
  await page.getByTestId("start-from").locator("summary").click();
  await page.getByRole("button", { name: "Arguments, environment and input" }).click();
  await expect(page.getByTestId("args")).toHaveValue("one 'two words'");
  await page.getByTestId("inputs").locator("summary").click();
  await page.getByTestId("args").fill("a 'b c'");
  await page.getByTestId("env").fill("SEAT=first row");
  await page.getByTestId("stdin").fill("20 22\n");
  await page.getByTestId("run").click();
  await ready(page);
  const printed = async (it) => {
    await expect(it.getByTestId("terminal")).toContainText("argument 2: b c");
    await expect(it.getByTestId("terminal")).toContainText("SEAT is first row");
    await expect(it.getByTestId("terminal")).toContainText("20 + 22 = 42");
  };
  await page.getByTestId("last").click();
  await printed(page);
  // The address follows once the reader rests.
  const number = /frame (\d+)/.exec(await page.getByTestId("frame-label").innerText())[1];
  await expect(page).toHaveURL(new RegExp(`frame=${number}\\b`));
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await printed(other);
});

test("every program of the menu runs; what was there before can be taken back", async ({ page }) => {
  await page.goto("./#program=&edit=1");
  await full(page);
  await page.getByTestId("program").fill("// mine\n");
  const names = await page.getByTestId("start-from").locator("li button").allTextContents();
  expect(names.length).toBeGreaterThanOrEqual(7);
  for (const name of names) {
    await page.getByTestId("start-from").locator("summary").click();
    await page.getByTestId("start-from").getByRole("button", { name }).click();
    await page.getByTestId("run").click();
    await ready(page);
    await expect(sentence(page)).toContainText("The program is loaded");
    await page.getByTestId("edit").click();
  }
  for (let n = 0; n < names.length; n++) await page.keyboard.press("Control+z");
  expect(await program(page)).toBe("// mine\n");
});
