// A long list of a register in groups, when one of its columns leads to another register (services by state body).
import type { Text } from "@/lib/questionnaire/definition"
import { openLinkEntries } from "@/lib/study/preloads"
import type { AxisName, Entry, Study } from "@/lib/study/study"

export type EntryGroup = Readonly<{ label: Text | undefined; entries: readonly Entry[] }>

const LONG = 20

/** What an open-link respondent may pick on an axis, in the register's order; short lists stay whole. */
export function groupsOf(study: Study, axis: AxisName): readonly EntryGroup[] {
  const entries = openLinkEntries(study, axis)
  const grouping = entries.length > LONG ? groupingOf(study, entries) : undefined
  if (!grouping) return [{ label: undefined, entries }]
  const labels = new Map(grouping.entries.map(({ code, label }) => [code, label]))
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const code = entry.columns[grouping.column] ?? ""
    groups.set(code, [...(groups.get(code) ?? []), entry])
  }
  return [...groups].map(([code, inGroup]) => ({ label: labels.get(code), entries: inGroup }))
}

function groupingOf(study: Study, entries: readonly Entry[]) {
  for (const column of Object.keys(entries[0]?.columns ?? {})) {
    const codes = new Set(entries.map((entry) => entry.columns[column]))
    const target = Object.values(study.registers).find(
      (register) => codes.size > 1 && [...codes].every((code) => register.entries.some((other) => other.code === code)),
    )
    if (target) return { column, entries: target.entries }
  }
  return undefined
}
