// Invented interviews of the large study, for tests: answered by chance along their path.
import { loadStudy } from "@/adapters/study-package"
import { compile } from "../../questionnaire/compile"
import type { Questionnaire } from "../../questionnaire/questionnaire"
import { answerAll } from "../../questionnaire/simulate"
import { compileDimensions, type Dimensions } from "../../quota/dimensions"
import { preloadsFor } from "../../study/preloads"
import type { Study } from "../../study/study"
import { buildMicrodata, type TakenInterview } from "../build"
import type { Microdata } from "../microdata"

export type Loaded = Readonly<{ study: Study; questionnaire: Questionnaire; dimensions: Dimensions }>

export async function loadPublicServices(): Promise<Loaded> {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("the study does not load")
  const { study } = read
  const compiled = compile(study.definition)
  if (!compiled.ok) throw new Error("the questionnaire does not compile")
  const { questionnaire } = compiled
  const found = compileDimensions([...study.quotas.answerDimensions, ...study.population.dimensions], questionnaire)
  if (!found.ok) throw new Error("the dimensions do not compile")
  return { study, questionnaire, dimensions: found.dimensions }
}

/** One interview; `chance` decides everything about it. */
export function invented({ study, questionnaire }: Loaded, chance: () => number): TakenInterview {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const region = chance() < 0.05 ? null : pick(study.axes.region!.register.entries).code
  const service = pick(["C1", "C24", "C23", "L14", "L1"])
  const [mode, source, language] = [pick(["phone", "online"]), pick(["list", "open"]), pick(["kk", "ru"])]
  const preloads = preloadsFor(study, { region: region ?? undefined, service, case: { source, mode, language } })
  const context = { preloads, today: "2026-11-22" }
  const agreed = { consent: "yes", scr_received: "yes", scr_age18: "yes" }
  return {
    ...{ region, service, mode, source, language, context },
    answers: answerAll(questionnaire, context, chance, chance() < 0.9 ? agreed : {}),
  }
}

export function microdataOf({ study, questionnaire, dimensions }: Loaded, all: readonly TakenInterview[]): Microdata {
  const builder = buildMicrodata(all.length)
  const take = builder.taking(study, questionnaire, dimensions)
  for (const one of all) take(one)
  return builder.done("wave", "2026-11-22T00:00:00.000Z")
}
