import type { z } from "zod"
import type { StudyProblem } from "../questionnaire/xlsform/problem"

/** A settings file in JSON, read against its schema. `at` turns a path such as ["quotas", "kind"] into a problem with a line. */
export type ReadJson<T> =
  | { ok: true; value: T; at: (path: readonly PropertyKey[], message: string) => StudyProblem }
  | { ok: false; problems: StudyProblem[] }

/** Reads and checks one JSON file. Every fault has the line and the path of its setting. */
export function readJson<T>(file: string, text: string, schema: z.ZodType<T>): ReadJson<T> {
  const source = text.replace(/^\uFEFF/, "").normalize("NFC")
  let raw: unknown
  try {
    raw = JSON.parse(source)
  } catch (error) {
    const message = `This is not JSON: ${(error as Error).message}. Mend the file.`
    return {
      ok: false,
      problems: [{ file, row: lineOfSyntaxError(source, (error as Error).message), column: "", message }],
    }
  }
  const lines = linesOfPaths(source)
  const at = (path: readonly PropertyKey[], message: string): StudyProblem => ({
    file,
    row: nearestLine(lines, path),
    column: path.map(String).join("."),
    message,
  })
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data, at }
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) =>
          at([...issue.path, key], `There is no setting "${key}". Correct its name, or delete it.`),
        )
      : [at(issue.path, `${issue.message}.`)],
  )
  return { ok: false, problems }
}

function lineOfSyntaxError(source: string, message: string) {
  const line = /line (\d+)/.exec(message)?.[1]
  const position = /position (\d+)/.exec(message)?.[1]
  if (line) return Number(line)
  return position ? lineAt(source, Number(position)) : source.split("\n").length
}

function nearestLine(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]) {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(path.slice(0, length).map(String).join("\n"))
    if (line !== undefined) return line
  }
  return 1
}

function lineAt(source: string, position: number) {
  return source.slice(0, position).split("\n").length
}

// Walks the tokens of valid JSON and notes on which line each key and each list element starts.
function linesOfPaths(source: string) {
  const lines = new Map<string, number>()
  const path: (string | number)[] = []
  const inList: boolean[] = []
  let line = 1
  for (const [token] of source.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]|\n|[^\s{}[\],"]+/g)) {
    if (token === "\n") {
      line++
      continue
    }
    const list = inList.at(-1)
    if (token === "{" || token === "[") {
      if (list) lines.set(path.join("\n"), line)
      inList.push(token === "[")
      path.push(token === "[" ? 0 : "")
    } else if (token === "}" || token === "]") {
      inList.pop()
      path.pop()
    } else if (token === ",") {
      if (list) path[path.length - 1] = Number(path.at(-1)) + 1
    } else if (token.endsWith(":")) {
      path[path.length - 1] = JSON.parse(token.slice(0, -1).trimEnd()) as string
      lines.set(path.join("\n"), line)
    } else if (list) lines.set(path.join("\n"), line)
    line += token.split("\n").length - 1
  }
  return lines
}
