import { readdirSync, readFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import { root } from "./root"

export type Source = { path: string; text: string }

const MADE_BY_TOOLS = ["node_modules", "test-results", "playwright-report", "bench/results", "public/assets"]

/** Every file of the project whose name ends so, with its text; paths as in an import, from the root. */
export function projectFiles(endings: RegExp): Source[] {
  return walk(root)
    .filter((file) => endings.test(file))
    .map((file) => ({ path: relative(root, file).split(sep).join("/"), text: readFileSync(file, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (!entry.isDirectory()) return [path]
      return MADE_BY_TOOLS.includes(relative(root, path).split(sep).join("/")) ? [] : walk(path)
    })
}

export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path)

/** The code without its comments, line for line. */
export function withoutComments(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[\s;,{(])\/\/.*$/gm, "$1")
}
