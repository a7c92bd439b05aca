// Functions about dates. The clock is the scope's: the same rule gives the same path in the browser and on the server.
import type { Argument, FunctionSpec, Rule, Unbuildable } from "./rule"
import { toDate, toNumber } from "./value"

export const dateFunctions: Record<string, FunctionSpec> = {
  today: { least: 0, most: 0, build: () => (scope) => scope.today },
  date: {
    least: 1,
    most: 1,
    build:
      ([value]) =>
      (scope) =>
        toDate(value!.rule(scope)),
  },
  "format-date": { least: 2, most: 2, build: formatDate },
  "decimal-date-time": {
    least: 1,
    most: 1,
    build:
      ([value]) =>
      (scope) =>
        toNumber(value!.rule(scope)),
  },
}

// Month and weekday names would need a language, so only digits are offered.
const PARTS: Readonly<Record<string, (date: string) => string>> = {
  "%Y": (date) => date.slice(0, 4),
  "%y": (date) => date.slice(2, 4),
  "%m": (date) => date.slice(5, 7),
  "%n": (date) => String(Number(date.slice(5, 7))),
  "%d": (date) => date.slice(8, 10),
  "%e": (date) => String(Number(date.slice(8, 10))),
}

function formatDate([value, format]: readonly Argument[]): Rule | Unbuildable {
  const pieces = format!.literal?.match(/%.?|[^%]+/gs)
  if (!pieces) return { code: "literal_needed", params: { name: "format-date" }, argument: 1 }
  const unknown = pieces.find((piece) => piece.startsWith("%") && !PARTS[piece])
  if (unknown) return { code: "bad_date_format", params: { part: unknown }, argument: 1 }
  return (scope) => {
    const date = toDate(value!.rule(scope))
    return date && pieces.map((piece) => PARTS[piece]?.(date) ?? piece).join("")
  }
}
