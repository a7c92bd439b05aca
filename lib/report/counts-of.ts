// From the tally as it is kept to the counts of a report.
import type { TallyCount } from "../scoring/count"
import type { ReportCount } from "./answered"

/** Counts of these questions by service and by region: the same that the database adds up by itself. */
export function reportCountsOf(tally: Iterable<TallyCount>, questions: readonly string[]): ReportCount[] {
  const wanted = new Set(questions)
  const sums = new Map<string, ReportCount & { count: number }>()
  const add = (question: string, value: string, axis: ReportCount["axis"], code: string, count: number) => {
    const key = `${question}\n${value}\n${axis}\n${code}`
    const found = sums.get(key)
    if (found) found.count += count
    else sums.set(key, { question, value, axis, code, count })
  }
  for (const { question, value, service, region, count } of tally) {
    if (!wanted.has(question)) continue
    add(question, value, "service", service, count)
    add(question, value, "region", region, count)
  }
  return [...sums.values()].filter(({ count }) => count !== 0)
}
