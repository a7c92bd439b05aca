// What the places of a study are called, in the reader's language.
import type { Axis, Study } from "../study/study"
import type { AxisOfPlace } from "./board"
import { type Named, namedEntry, wordsOf } from "./words"

export type NamedAxis = Readonly<{ label: string; entries: readonly Named[] }>
/** Null where the study has no such axis. */
export type NamedAxes = Readonly<Record<AxisOfPlace, NamedAxis | null>>

/** Regions outside `scope` (null = all) are left out. */
export function namedAxes(study: Study, language: string, scope: readonly string[] | null): NamedAxes {
  const named = (axis: Axis | undefined, only: readonly string[] | null): NamedAxis | null => {
    if (!axis) return null
    const entries = axis.register.entries.filter(({ code }) => !only || only.includes(code))
    return { label: wordsOf(axis.label, language), entries: entries.map((entry) => namedEntry(entry, language)) }
  }
  return { region: named(study.axes.region, scope), service: named(study.axes.service, null) }
}

/** The name behind a code; a code that the study no longer has stands for itself. */
export function nameIn(axes: NamedAxes, axis: AxisOfPlace, code: string | null): Named | null {
  if (code === null) return null
  return axes[axis]?.entries.find((entry) => entry.code === code) ?? { code, label: code, full: code }
}
