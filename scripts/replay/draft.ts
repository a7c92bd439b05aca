// Invented recipients before they answer: one for every place of every quota cell, in the printed forms of receipt.
import type { Answer } from "@/lib/questionnaire/definition"
import type { Chance } from "@/lib/questionnaire/simulate"
import { national } from "@/lib/scoring/published-2020/data"
import type { Study } from "@/lib/study/study"
import { shuffled } from "../parts/chance"
import { grouped } from "./grouped"
import type { Form, Wanted } from "./wanted"

export type Draft = {
  readonly region: string
  readonly service: string
  readonly form: Form
  readonly instrument: string
  /** How content somebody is: who is less so gives the lower ratings, to everything. */
  readonly content: number
  /** Used the virtual assistant; had an answer to a complaint; which number they called. */
  assistant: boolean
  answered: boolean
  called: string | undefined
  language: string
  mode: "phone" | "online"
  source: "list" | "snowball"
  answers: Record<string, Answer>
}

/** Recipients by service, in chance order within it. */
export function draftRecipients(study: Study, services: readonly Wanted[], chance: Chance): Map<string, Draft[]> {
  const cells = grouped(study.quotas.tables[0]?.cells ?? [], ({ conditions }) => conditions.service ?? "")
  return new Map(
    services.map(({ service, forms }) => {
      const instrument = instrumentOf(study, service)
      const regions = (cells.get(service) ?? []).flatMap(({ conditions, target }) =>
        new Array<string>(target).fill(conditions.region ?? ""),
      )
      const inForms = forms.flatMap(({ form, n }) => new Array<Form>(n).fill(form))
      const people = shuffled(chance, regions).map((region, place) =>
        draft({ region, service, instrument, form: inForms[place] ?? "office" }, chance),
      )
      return [service, people]
    }),
  )
}

/** Somebody of a cell, with nothing said yet. */
export function draft(at: Pick<Draft, "region" | "service" | "instrument" | "form">, chance: Chance): Draft {
  const content = (MOOD.get(at.region) ?? 0) + chance() + chance() + chance() - 1.5
  const begun = { assistant: false, answered: false, called: undefined, language: "ru" }
  return { ...at, ...begun, content, mode: "phone", source: "list", answers: {} }
}

export const instrumentOf = (study: Study, service: string): string =>
  study.axes.service?.register.entries.find(({ code }) => code === service)?.columns.instrument ?? "standard"

// The register is shorter.
const regionCode = (id: string): string => id.replace("kazakhstan", "kz")

// Regions that the report ranks high have the more content people; how far apart they come out is not fitted.
const MOOD: ReadonlyMap<string, number> = new Map(
  national.region_ranking.rows.map(({ region_id, pct }) => [regionCode(region_id), (pct - 80) / 40]),
)
