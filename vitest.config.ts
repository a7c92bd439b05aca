import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) }

export default defineConfig({
  resolve: { alias },
  test: {
    env: { TZ: "UTC" },
    // By itself it leaves one of two cores idle, while tests wait for the database.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,components,app,scripts,studies,messages,docs,adapters,bench}/**/*.test.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["db/**/*.test.ts"],
          globalSetup: ["db/testing/global-setup.ts"],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
