// The wave of 2020 as invented answers of whole people: 9,181 recipients and 30 who were screened out, such that the
// scores computed from them agree with the printed ones. The same seed gives the same wave.
import type { Answers } from "@/lib/questionnaire/definition"
import type { Chance } from "@/lib/questionnaire/simulate"
import { type Scheme, schemeOf } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import { below, chanceFrom, deal } from "../parts/chance"
import { AFTER_RATINGS } from "./after"
import { beforeRatings, languageShares, SCREENED_IN, SCREENED_OUT } from "./before"
import { spreadCalls } from "./calls"
import { type Draft, draft, draftRecipients, instrumentOf } from "./draft"
import { fitCounts } from "./fit"
import { grouped } from "./grouped"
import { planService } from "./plan"
import { dealAnswers } from "./portrait"
import { schedule } from "./schedule"
import { spreadRatings } from "./spread"
import { type Wanted, wantedServices } from "./wanted"

export type ReplayInterview = Readonly<{
  region: string
  service: string
  mode: "phone" | "online"
  source: "list" | "snowball"
  language: string
  /** Place among the invented interviewers; null online. */
  interviewer: number | null
  /** Milliseconds, as of Date. */
  startedAt: number
  endedAt: number
  answers: Answers
}>

export const REPLAY_SEED = 2020
export const RECIPIENTS = 9_181
export const SCREENED = 30

/** All interviews in the order in which they ended. */
export function generateReplay(study: Study, seed: number): ReplayInterview[] {
  const scheme = schemeOf(study)
  if (!scheme) throw new Error("the study has no method")
  const chance = chanceFrom(seed)
  const services = wantedServices(scheme)
  const recipients = answerAsRecipients(study, scheme, services, chance)
  const everybody = [...recipients, ...screenedOut(study, services, chance)]
  return schedule(everybody, chance).map(({ draft, interviewer, startedAt, endedAt }) => {
    const { region, service, mode, source, language, answers } = draft
    return { region, service, mode, source, language, interviewer, startedAt, endedAt, answers }
  })
}

function answerAsRecipients(study: Study, scheme: Scheme, services: readonly Wanted[], chance: Chance): Draft[] {
  const drafts = draftRecipients(study, services, chance)
  const recipients = [...drafts.values()].flat()
  speak(recipients, chance)
  for (const wanted of services) {
    const people = drafts.get(wanted.service) ?? []
    const plan = planService(study, scheme, wanted, chance)
    spreadRatings(people, plan, fitCounts(plan.items, plan.aims, chance), chance)
    if (instrumentOf(study, wanted.service) !== "ambulance") spreadCalls(study, scheme, wanted, people, chance)
  }
  const byCode = new Map(services.map((wanted) => [wanted.service, wanted]))
  dealAnswers(recipients, [...SCREENED_IN, ...beforeRatings(study, byCode), ...AFTER_RATINGS], chance)
  return recipients
}

function screenedOut(study: Study, services: readonly Wanted[], chance: Chance): Draft[] {
  const cells = study.quotas.tables[0]?.cells ?? []
  const people = Array.from({ length: SCREENED }, () => {
    const { region = "", service = "" } = cells[below(chance, cells.length)]?.conditions ?? {}
    const form = services.find((wanted) => wanted.service === service)?.forms[0]?.form ?? "office"
    return draft({ region, service, instrument: instrumentOf(study, service), form }, chance)
  })
  speak(people, chance)
  dealAnswers(people, SCREENED_OUT, chance)
  return people
}

/** Gives everybody the language they speak. */
function speak(people: readonly Draft[], chance: Chance): void {
  for (const [region, own] of grouped(people, ({ region }) => region)) {
    const languages = deal(chance, own.length, languageShares(region))
    own.forEach((one, place) => {
      one.language = languages[place] ?? "ru"
    })
  }
}
