// The method of a study made ready: its items in order, its services with their bodies.
import type { Question } from "../questionnaire/definition"
import { SPECIAL_CODES } from "../questionnaire/definition"
import type { Entry } from "../study/register"
import type { ScoringSettings } from "../study/scoring"
import type { Study } from "../study/study"
import type { Base } from "./score"

/** A rating question that counts. Items stand in the order of forms, criteria and questionnaire, call items last. */
export type Item = Readonly<{
  name: string
  criterion: string
  form: string
  zone: string
  base: Base
  /** Scored by the number that was called, apart from the criteria. */
  call: boolean
}>

export type Service = Readonly<{ code: string; body?: Entry | undefined; undivided: boolean }>

export type Scheme = Readonly<{
  settings: ScoringSettings
  items: ReadonlyMap<string, Item>
  /** In register order. */
  services: ReadonlyMap<string, Service>
  bodies: readonly Entry[]
  regions: readonly string[]
  /** Place in `ratings` of an answer; undefined when it is no rating. */
  placeOf: (value: string) => number | undefined
}>

/** The study's method; null when the study has none. */
export function schemeOf(study: Study): Scheme | null {
  const { scoring: settings } = study
  if (!settings) return null
  const questions = study.definition.blocks.flatMap((block) => block.questions)
  const bodies = settings.bodies ? (study.registers[settings.bodies.register]?.entries ?? []) : []
  const bodyOf = new Map(bodies.map((body) => [body.code, body]))
  const services = study.axes.service?.register.entries ?? []
  return {
    settings,
    items: new Map(itemsOf(questions, settings).map((item) => [item.name, item])),
    services: new Map(
      services.map((entry): [string, Service] => [
        entry.code,
        {
          code: entry.code,
          body: settings.bodies && bodyOf.get(entry.columns[settings.bodies.column] ?? ""),
          undivided: settings.bodies !== undefined && isNamed(entry, settings.bodies.undivided),
        },
      ]),
    ),
    bodies,
    regions: study.axes.region?.register.entries.map(({ code }) => code) ?? [],
    placeOf: placesOf(settings.scale),
  }
}

/** The questions whose tally rows scores are made of: nothing else need be read. */
export function scoredQuestions(scheme: Scheme): string[] {
  return [...scheme.items.keys()]
}

type Where = Readonly<Record<string, readonly string[]>>

/** Whether an entry has one of the words in each column named; nothing named is nobody. */
export function isNamed(entry: Entry | undefined, where: Where): boolean {
  return Object.keys(where).length > 0 && meets(entry, where)
}

/** Whether an entry meets each condition; no condition is met by all. */
export function meets(entry: Entry | undefined, where: Where): boolean {
  return Object.entries(where).every(([column, words]) => {
    const word = column === "code" ? entry?.code : entry?.columns[column]
    return word !== undefined && words.includes(word)
  })
}

function itemsOf(questions: readonly Question[], settings: ScoringSettings): Item[] {
  const { criteria, forms, callItems } = settings
  const item = (question: Question, call: boolean): Item => ({
    name: question.name,
    criterion: question.criterion ?? "",
    form: question.form ?? "",
    zone: question.zone ?? "",
    base: question.base ?? "asked",
    call,
  })
  const counted = questions.filter(
    ({ criterion, form }) =>
      criterion !== undefined && criteria.includes(criterion) && (forms.length === 0 || forms.includes(form ?? "")),
  )
  const calls = questions.filter(({ name }) => callItems.includes(name))
  return [
    ...counted
      .map((question) => item(question, false))
      .sort(
        (a, b) =>
          forms.indexOf(a.form) - forms.indexOf(b.form) ||
          criteria.indexOf(a.criterion) - criteria.indexOf(b.criterion),
      ),
    ...calls.map((question) => item(question, true)),
  ]
}

function placesOf({ lowest, highest }: ScoringSettings["scale"]) {
  const special = Object.values<string>(SPECIAL_CODES)
  const places = new Map<string, number>()
  for (let rating = lowest; rating <= highest; rating++)
    if (!special.includes(String(rating))) places.set(String(rating), rating - lowest)
  return (value: string) => places.get(value)
}
