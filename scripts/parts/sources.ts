import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import { inRoot, root } from "./root"

const NOT_BUILT = new Set(["node_modules", "docs", "e2e", "bench", "scripts", "test-results", "playwright-report"])
const STAMP = inRoot(".next/saual-build-id")

/** A fingerprint of everything that goes into the build; the same sources in the same place on the same Node give the same one. */
export function sourceHash(actionsKey: string): string {
  const hash = createHash("sha256").update(`${process.version} ${root} ${actionsKey}`)
  for (const file of builtFiles(root)) hash.update(relative(root, file).split(sep).join("/")).update(readFileSync(file))
  return hash.digest("hex").slice(0, 32)
}

/** The fingerprint the present build was made from; undefined when there is no finished build. */
export function builtHash(): string | undefined {
  return existsSync(STAMP) && existsSync(inRoot(".next/BUILD_ID")) ? readFileSync(STAMP, "utf8") : undefined
}

export const buildStamp = STAMP

function builtFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => folder !== root || (!NOT_BUILT.has(entry.name) && !isSideFile(entry.name)))
    .filter((entry) => !/^\.|\.test\.tsx?$|\.md$|\.tsbuildinfo$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return path === inRoot("public/assets") ? [] : builtFiles(path)
      return [path]
    })
    .sort()
}

/** Files in the root that the build writes itself or never reads. */
function isSideFile(name: string): boolean {
  return (
    ["next-env.d.ts", "biome.json", "server.ts"].includes(name) || /^(vitest|playwright|drizzle)\.config/.test(name)
  )
}
