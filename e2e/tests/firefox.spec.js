// The main path in Firefox: a lesson opens; a program is typed in, run, stepped to
// the copy of a page, back and forward again, with the same counts and addresses; pictures are
// saved; the page comes without a network.
//
// The system's Firefox is driven over WebDriver BiDi by Puppeteer, because
// Playwright brings a Firefox of its own and takes no other.
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import puppeteer from "puppeteer-core";
import { dist, serve, unlisted } from "./site.js";

const firefox = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find((it) => it && existsSync(it));

const PROGRAM = `#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    long *box = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    box[0] = 7;
    if (fork() == 0) {
        box[0] = 99;
        printf("child %ld\\n", box[0]);
        return 0;
    }
    wait(NULL);
    printf("parent %ld\\n", box[0]);
    return 0;
}
`;

test.beforeEach(() => {
  test.skip(!firefox, "there is no Firefox on this machine");
  test.setTimeout(180_000);
});

/** Has somebody use a Firefox that was never used before. */
async function inFirefox(use, preferences = {}) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox,
    headless: true,
    timeout: 60_000,
    // A home of its own: some machines give root none that can be written to.
    env: { ...process.env, HOME: test.info().outputPath("home"), MOZ_HEADLESS_WIDTH: "1280" },
    extraPrefsFirefox: preferences,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`console error: ${message.text()}`);
    });
    await page.setViewport({ width: 1280, height: 800 });
    await use(page);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}

const at = (id) => `[data-testid=${id}]`;

/** Opens a lesson at one of its moments, past the questions. */
async function openAt(page, address, moment) {
  await page.goto(address);
  await page.waitForSelector(at("skip"), { visible: true });
  const skip = (all) => {
    const open = all.find((it) => it.checkVisibility());
    open?.click();
    return open !== undefined;
  };
  while (await page.$$eval(at("skip"), skip));
  await (await page.waitForSelector(`[data-moment=${moment}]`, { visible: true })).click();
}

test("Firefox runs the main path", ({ baseURL }) =>
  inFirefox(async (page) => {
    const text = (selector) => page.$eval(selector, (it) => it.innerText);
    const sentence = () => text(`${at("sentence")} .what`);
    const label = () => text(at("frame-label"));
    const press = async (id) => (await page.waitForSelector(at(id))).click();
    /** Waits for what comes a moment after the click. */
    const says = (what, read = sentence) => expect.poll(read).toMatch(what);
    const stepTo = async (what, most = 200) => {
      for (let n = 0; n < most; n++) {
        const before = await label();
        await press("forward");
        await expect.poll(label).not.toBe(before);
        if (what.test(await sentence())) return;
      }
      throw new Error(`no step in ${most} says ${what}`);
    };
    const stage = () =>
      page.$eval(at("memory"), (svg) => {
        const all = (id) => [...svg.querySelectorAll(`[data-testid=${id}]`)].map((it) => ({ ...it.dataset }));
        return {
          pages: all("page").map(({ process, va, pfn, pte }) => `${process} ${va} ${pfn} ${pte}`),
          counts: Object.fromEntries(all("frame").map(({ pfn, count }) => [pfn, Number(count)])),
        };
      });

    // A lesson.
    await openAt(page, `${baseURL}#lesson=one-page`, "copy");
    await says(/are copied to frame/);

    // A program of one's own, in the full editor.
    await page.goto(`${baseURL}#program=&edit=1`);
    await page.waitForSelector("[data-testid=editor][data-editor=full]");
    expect(await page.$$eval("style", (all) => all.length)).toBe(0);
    expect(await page.$eval(".cm-scroller", (it) => getComputedStyle(it).display)).toBe("flex");
    await page.focus(at("program"));
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(PROGRAM.replace(/^ +/gm, ""));
    await press("run");
    await page.waitForSelector(at("player"));
    await says(/The program is loaded/);
    expect(await text(at("source"))).toContain("box[0] = 99;");
    await stepTo(/B is about to run line 10/);
    await page.select(at("level"), "kernel");
    await stepTo(/Page fault: B writes to page/, 8);
    const address = /page (0x[0-9a-f]+)/.exec(await sentence())[1];
    const before = await stage();
    const [, , shared] = before.pages.find((it) => it.startsWith(`B ${address} `)).split(" ");
    expect(before.counts[shared]).toBe(2);
    await stepTo(/are copied to frame/, 6);
    await stepTo(/B's entry for page .* now leads to frame/, 3);
    await stepTo(/is mapped by one entry fewer/, 3);
    const after = await stage();
    const there = await label();
    expect(after.counts[shared]).toBe(1);
    const own = after.pages.find((it) => it.startsWith(`B ${address} `)).split(" ");
    expect(own[2]).not.toBe(shared);
    expect(own[3]).toBe("PWAD-");
    expect(after.counts[own[2]]).toBe(1);

    // Back to the fault and forward again, by keyboard: the same states.
    await page.focus(at("player"));
    let steps = 0;
    while (!/Page fault: B writes/.test(await sentence())) {
      const here = await label();
      await page.keyboard.press("ArrowLeft");
      await expect.poll(label).not.toBe(here);
      expect(++steps).toBeLessThan(20);
    }
    expect(await stage()).toEqual(before);
    for (; steps > 0; steps--) await page.keyboard.press("ArrowRight");
    await expect.poll(label).toBe(there);
    expect(await stage()).toEqual(after);
    await page.keyboard.press("End");
    await says(/child 99\s+parent 7/, () => text(at("terminal")));
  }));

test("Firefox saves a frame as SVG and PNG, and steps as an animated PNG", async ({ baseURL }) => {
  const folder = test.info().outputPath("saved");
  await mkdir(folder, { recursive: true });
  const there = { "browser.download.dir": folder, "browser.download.folderList": 2 };
  await inFirefox(async (page) => {
    await openAt(page, `${baseURL}#lesson=one-page`, "copy");
    await (await page.waitForSelector(at("share"))).click();
    const save = async (button, name) => {
      await (await page.waitForSelector(at(button), { visible: true })).click();
      const found = async () => (await readdir(folder)).find((it) => name.test(it));
      await expect.poll(found, { timeout: 60_000 }).toMatch(name);
      // Firefox makes the file before it writes it.
      const bytes = async () => readFile(join(folder, await found()));
      await expect.poll(async () => (await bytes()).length).toBeGreaterThan(0);
      return bytes();
    };
    expect((await save("save-svg", /-\d+\.svg$/)).toString("utf8")).toContain("page frames");
    const png = await save("save-png", /page-\d+\.png$/);
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    expect((await save("film-save", /\d+-\d+\.a?png$/)).includes("acTL")).toBe(true);
  }, there);
});

test("Firefox has the page without a network after the first visit", async () => {
  test.skip(unlisted(), "dist/ has no list of files: cargo xtask build");
  const { address, end } = await serve(dist);
  await inFirefox(async (page) => {
    await page.goto(address);
    await page.waitForSelector(at("lesson-card"), { visible: true });
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      while (active.state !== "activated" || !navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
    });
    end();
    // So that the next address is a visit, not a place in the page.
    await page.goto("about:blank");
    await openAt(page, `${address}#lesson=one-page`, "copy");
    await page.waitForSelector(at("memory"), { visible: true });
    await page.goto(`${address}#program=&edit=1`);
    await page.waitForSelector("[data-testid=editor][data-editor=full]");
  });
});
