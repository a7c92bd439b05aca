// What of the report's data follows from the rest of a release.
import type { Answered } from "../../report/data"
import type { Snapshot } from "../snapshot"
import type { Sum } from "./sums"

/** Answers are of those asked; services and regions are parts of everybody; field and sample are those of the release. */
export function reportSums({ report, bases, fieldControl }: Snapshot): Sum[] {
  if (!report) return []
  const sums: Sum[] = [
    { where: "report.field.accepted", printed: report.field.accepted, follows: bases.accepted, how: "equal" },
    { where: "report.field.voided", printed: report.field.voided, follows: fieldControl.voided, how: "equal" },
  ]
  for (const [question, { all, services, regions }] of Object.entries(report.answers)) {
    const multiple = report.questions[question]?.multiple ?? false
    const parts = { services, regions }
    sums.push(...answerSums(`report.answers.${question}`, all, multiple))
    for (const [name, part] of Object.entries(parts)) {
      const known = Object.entries(part).flatMap(([code, one]) => (one ? [{ code, one }] : []))
      for (const { code, one } of known) sums.push(...answerSums(`report.answers.${question}.${code}`, one, multiple))
      if (all && known.length > 0)
        sums.push({
          where: `report.answers.${question}: asked in ${name}`,
          printed: known.reduce((sum, { one }) => sum + one.asked, 0),
          follows: all.asked,
          how: "at_most",
        })
    }
  }
  return [...sums, ...sampleSums(report.sample, bases.accepted)]
}

function answerSums(where: string, answered: Answered, multiple: boolean): Sum[] {
  if (!answered) return []
  const counts = answered.counts.map((n) => n ?? 0)
  const printed = multiple ? Math.max(0, ...counts) : counts.reduce((sum, n) => sum + (n ?? 0), 0)
  return [{ where: `${where}: answers`, printed, follows: answered.asked, how: "at_most" }]
}

const sampleSums = (sample: NonNullable<Snapshot["report"]>["sample"], accepted: number): Sum[] =>
  sample.map(({ dimension, rows }) => ({
    where: `report.sample.${dimension}: interviews`,
    printed: rows.reduce((sum, { n }) => sum + (n ?? 0), 0),
    follows: accepted,
    how: "at_most",
  }))
