import type { Source } from "../parts/files"

const LIMIT = 300

/** Files over the limit; generated migrations do not count. */
export function tooLong(files: Source[]): string[] {
  return counted(files)
    .filter(({ lines }) => lines > LIMIT)
    .map(({ path, lines }) => `${path} has ${lines} lines, the limit is ${LIMIT}: split it by what it is about`)
}

/** Median, 95th percentile and largest, for the record. */
export function sizes(files: Source[]): string {
  const lines = counted(files)
    .map((file) => file.lines)
    .sort((a, b) => a - b)
  const at = (share: number) => lines[Math.max(0, Math.ceil(share * lines.length) - 1)] ?? 0
  return `${lines.length} code files: median ${at(0.5)} lines, 95th percentile ${at(0.95)}, largest ${at(1)}`
}

function counted(files: Source[]): { path: string; lines: number }[] {
  return files
    .filter(({ path }) => !path.startsWith("db/migrations/") && path !== "next-env.d.ts")
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
}
