import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../..", import.meta.url))

/** A path inside the project. */
export const inRoot = (...parts: string[]): string => join(root, ...parts)

/** A program of an installed package, to be run by this very Node: works on every system, without a shell. */
export const programs = {
  biome: inRoot("node_modules/@biomejs/biome/bin/biome"),
  next: inRoot("node_modules/next/dist/bin/next"),
  playwright: inRoot("node_modules/@playwright/test/cli.js"),
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  vitest: inRoot("node_modules/vitest/vitest.mjs"),
}

/** For Node programs started with an IPC channel: they end when we are killed. */
export const leaveWithParent = {
  args: ["--import", "./scripts/parts/leave-with-parent.mjs"],
  env: { SAUAL_PARENT: String(process.pid) },
}
