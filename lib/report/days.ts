// Accepted interviews by day and region, days without any included: a gap in the field must be seen.
import { addDays, format, parseISO } from "date-fns"
import type { DayProgress } from "./progress"

export type DayLine = Readonly<{ day: string; counts: ReadonlyMap<string, number> }>

/** Every day from the first to the last with an accepted interview, `from` and `to` being the outermost days. */
export function tableOfDays(days: readonly DayProgress[], from = "", to = "9999-12-31"): DayLine[] {
  const found = new Map<string, Map<string, number>>()
  for (const { region, day, counts } of days) {
    const n = counts["interview:complete:counted"] ?? 0
    if (n === 0 || day < from || day > to) continue
    const line = found.get(day) ?? new Map<string, number>()
    found.set(day, line.set(region, (line.get(region) ?? 0) + n))
  }
  const known = [...found.keys()].sort()
  const last = known.at(-1)
  const lines: DayLine[] = []
  for (let day = known[0]; day && last && day <= last; day = dayAfter(day))
    lines.push({ day, counts: found.get(day) ?? new Map() })
  return lines
}

/** Regions by how many interviews they gave, the largest first. */
export function largestFirst(lines: readonly DayLine[]): string[] {
  const sums = new Map<string, number>()
  for (const { counts } of lines) for (const [region, n] of counts) sums.set(region, (sums.get(region) ?? 0) + n)
  return [...sums].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([region]) => region)
}

const dayAfter = (day: string): string => format(addDays(parseISO(day), 1), "yyyy-MM-dd")
