// How the specs in tests/ are run: against dist/ as it is, on a server that this
// file starts, in the system's Chromium. `cargo xtask test page` builds dist/
// first; `npx playwright test` here takes the dist/ that is there.
import { defineConfig } from "@playwright/test";

const port = Number(process.env.RINGSIDE_E2E_PORT ?? 8127);

/** A subpath, because the site must work from any. */
const base = "/some/where/";

export default defineConfig({
  // `cargo xtask screenshots` runs the other folder.
  testDir: process.env.RINGSIDE_E2E_DIR ?? "tests",
  outputDir: "test-results",
  // No test asserts a time (`cargo xtask bench page` measures): these are for a page that hangs, and long
  // enough for a machine that does other things too.
  timeout: 120_000,
  expect: {
    timeout: 20_000,
    // Glyphs differ by a shade between two machines; what is elsewhere differs by more.
    toHaveScreenshot: { animations: "disabled", caret: "hide", threshold: 0.25, maxDiffPixelRatio: 0.01 },
  },
  snapshotPathTemplate: "{testDir}/{testFileName}-pictures/{arg}{ext}",
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${port}${base}`,
    viewport: { width: 1280, height: 800 },
    // It would fetch everything once more in every test; offline.spec.js allows it.
    serviceWorkers: "block",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      // Root and containers have no sandbox; the rest keeps Chromium from
      // asking the network for anything.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `cargo xtask serve --no-build --port ${port} --base ${base}`,
    cwd: "..",
    url: `http://127.0.0.1:${port}${base}`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
  },
});
