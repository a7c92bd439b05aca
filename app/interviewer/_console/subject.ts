// Words of the study for what a case is about.
import { entryOf } from "@/lib/study/preloads"
import type { AxisName, Study } from "@/lib/study/study"
import type { Named } from "./case-file"

export function namedOf(study: Study, axis: AxisName, code: string | null, locale: string): Named | null {
  const entry = code === null ? undefined : entryOf(study, axis, code)
  if (!entry) return null
  const short = entry.label[locale] ?? entry.code
  const full = entry.texts.full?.[locale] ?? short
  return { axis: study.axes[axis]?.label[locale] ?? "", short, full: full === short ? null : full }
}

/** "Driving licence, Akmola Region": a case in one line. */
export function subjectOf(
  study: Study,
  subject: Readonly<{ region: string | null; service: string | null }>,
  locale: string,
): string {
  const names = [
    namedOf(study, "service", subject.service, locale),
    namedOf(study, "region", subject.region, locale),
  ].flatMap((named) => (named ? [named.short] : []))
  return names.join(", ") || (study.title[locale] ?? study.id)
}
