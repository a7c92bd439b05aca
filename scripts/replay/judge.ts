// What the platform's own rules say of an invented interview: how it ended and what it adds to the tally.
import { contextOf } from "@/db/queries/instruments"
import { endingOf } from "@/lib/questionnaire/ending"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { type Contribution, contributionOf } from "@/lib/scoring/contribution"
import type { TallyCount } from "@/lib/scoring/count"
import type { Study } from "@/lib/study/study"
import type { ReplayInterview } from "./generate"

export type Judged = Readonly<{
  interview: ReplayInterview
  ended: "complete" | "screened_out"
  contribution: Contribution
}>

/** @throws when questions are open: then the generator has forgotten one */
export function judge(study: Study, questionnaire: Questionnaire, interview: ReplayInterview): Judged {
  const context = contextOf(study, interview, new Date(interview.endedAt))
  const ending = endingOf(questionnaire, interview.answers, context)
  if (ending.kind === "unanswered")
    throw new Error(`${interview.service}: nobody answered ${ending.questions.map(({ name }) => name).join(", ")}`)
  const contribution = contributionOf(study, questionnaire, interview.answers, context)
  return { interview, ended: ending.kind, contribution }
}

type Place = Readonly<{ region: string; service: string; mode: string }>

/** The tally of those who count, recounted from their answers. */
export function recount(all: readonly (Omit<Judged, "interview"> & Readonly<{ interview: Place }>)[]): TallyCount[] {
  const counts = new Map<string, TallyCount & { count: number }>()
  for (const { interview, ended, contribution } of all) {
    if (ended !== "complete") continue
    const { region, service, mode } = interview
    const { form, place, entries } = contribution
    for (const [question, value, slice] of entries) {
      const key = [region, service, form, place, mode, question, value, slice].join("\n")
      const row = counts.get(key)
      if (row) row.count += 1
      else counts.set(key, { region, service, form, place, mode, question, value, slice, count: 1 })
    }
  }
  return [...counts.values()]
}
