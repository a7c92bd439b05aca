import { defineConfig } from "@playwright/test"
import type { Browser } from "./e2e/browser"
import type { World } from "./e2e/world"

// Both are set by the global setup; the workers, which read this file again, find them.
const browser: Browser = JSON.parse(process.env.SAUAL_E2E_BROWSER ?? '{"env":{}}')
const world: Partial<World> = JSON.parse(process.env.SAUAL_E2E ?? "{}")

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/global-setup.ts",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: "list",
  use: {
    baseURL: world.url,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...(process.env as Record<string, string>), ...browser.env },
      args: [
        ...["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-background-networking"],
        ...["--disable-component-update", "--disable-sync", "--no-first-run"],
      ],
    },
  },
})
