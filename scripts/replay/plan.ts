// From printed figures to items and aims: who is asked what, and what it should come out as.
import type { Question } from "@/lib/questionnaire/definition"
import type { Chance } from "@/lib/questionnaire/simulate"
import type { ExampleItem } from "@/lib/scoring/published-2020/data"
import type { Item, Scheme } from "@/lib/scoring/scheme"
import type { Score } from "@/lib/scoring/score"
import type { Study } from "@/lib/study/study"
import type { Aim, FitItem } from "./fit"
import { grouped } from "./grouped"
import type { Form, FormWanted, Wanted } from "./wanted"

/** How many of a form used the virtual assistant, and how many had an answer to a complaint: the others are not asked. */
export type Groups = Readonly<{ assistant: number; answered: number }>
export type Asked = "all" | keyof Groups
export type PlannedItem = FitItem & Readonly<{ form: Form; criterion: string; zone: string; by: Asked }>
export type Plan = Readonly<{
  groups: ReadonlyMap<Form, Groups>
  items: readonly PlannedItem[]
  aims: readonly Aim[]
}>

/** How much a printed figure matters: the ranking most of all, zones least, for they rest on the same items. */
const WEIGHT = { service: 100, form: 4, criterion: 1, item: 1, zone: 0.3 } as const

export function planService(study: Study, scheme: Scheme, wanted: Wanted, chance: Chance): Plan {
  const paid = study.axes.service?.register.entries.find(({ code }) => code === wanted.service)?.columns.paid !== "free"
  const relevant = relevanceOf(study)
  const groups = new Map(wanted.forms.map((form) => [form.form, groupsOf(form)]))
  const items = wanted.forms.flatMap((form) =>
    [...scheme.items.values()].flatMap((item): PlannedItem[] => {
      if (item.call || item.form !== form.form) return []
      const rule = relevant.get(item.name) ?? ""
      if (rule.includes("service_paid") && !paid) return []
      const by = rule.includes("va_used") ? "assistant" : rule.includes("complaint_answered") ? "answered" : "all"
      const asked = by === "all" ? form.n : (groups.get(form.form)?.[by] ?? 0)
      return asked === 0 ? [] : [{ ...item, form: form.form, asked, by, hoped: hopedOf(form, item, chance) }]
    }),
  )
  return { groups, items, aims: aimsOf(scheme, wanted, items) }
}

function relevanceOf({ definition }: Study): ReadonlyMap<string, string> {
  const questions: readonly Question[] = definition.blocks.flatMap((block) => block.questions)
  return new Map(questions.map(({ name, relevant }) => [name, relevant ?? ""]))
}

function groupsOf({ n, form, criteria, items }: FormWanted): Groups {
  if (form === "ambulance") return { assistant: 0, answered: 0 }
  const raters = items.get("staff")?.[0]?.implied_raters
  const assistant = raters ?? sizeOf(n, printedOf(criteria, "staff"), ASSISTANT)
  return {
    assistant: form === "online" ? assistant : 0,
    answered: sizeOf(n, printedOf(criteria, "feedback"), ANSWERED),
  }
}

type Usual = Readonly<{ items: number; share: number; atMost: number; otherwise: (n: number) => number }>
const ASSISTANT: Usual = { items: 3, share: 0.1, atMost: 0.25, otherwise: (n) => Math.max(1, Math.round(n * 0.1)) }
const ANSWERED: Usual = { items: 2, share: 0.012, atMost: 0.05, otherwise: (n) => Math.round(n * 0.012) }

const printedOf = (criteria: FormWanted["criteria"], criterion: string) => (criteria ? criteria.get(criterion) : null)

/** Of the group sizes that can give the printed figure, the most usual one; null: nothing is known, undefined: nobody. */
export function sizeOf(n: number, score: Score | null | undefined, usual: Usual): number {
  if (score === null) return usual.otherwise(n)
  if (score === undefined) return 0
  const sizes = Array.from({ length: Math.min(n, Math.max(6, Math.round(n * usual.atMost))) }, (_, size) => size + 1)
  const off = (exact: number, answers: number) => Math.abs(exact - Math.round(exact)) / answers
  const cost = (size: number) => {
    const answers = size * usual.items
    const percent = (100 * off((score.percent * answers) / 100, answers)) / 0.05
    const mean = off((5 - score.mean) * answers, answers) / 0.005
    return Math.max(1, percent) + Math.max(1, mean) + Math.abs(size - n * usual.share) / (1 + n * usual.share)
  }
  return sizes.reduce((best, size) => (cost(size) < cost(best) ? size : best), 1)
}

// Items of one criterion differ a little, as people do.
function hopedOf({ score, criteria }: FormWanted, { criterion }: Item, chance: Chance): Score {
  const around = criteria?.get(criterion) ?? score
  const percent = Math.min(100, Math.max(0, around.percent + (chance() - 0.5) * 8))
  const lowest = 1 + percent / 25
  return { percent, mean: Math.min(5, Math.max(lowest, around.mean + (chance() - 0.5) * 0.16)) }
}

function aimsOf(scheme: Scheme, wanted: Wanted, items: readonly PlannedItem[]): Aim[] {
  const aims: Aim[] = []
  const aim = (score: Score | undefined | null, weight: number, of: Aim["of"]) => {
    if (score && of.length > 0) aims.push({ of, score, weight })
  }
  const shareOf = (among: readonly number[], whole: number): Aim["of"] =>
    among.map((item) => [item, whole / among.length] as const)
  const inForms = wanted.forms.map((form) => {
    const own = [...items.keys()].filter((item) => items[item]!.form === form.form)
    const criteria = [...grouped(own, (item) => items[item]!.criterion)]
    for (const [criterion, among] of criteria) {
      aim(form.criteria?.get(criterion), WEIGHT.criterion, shareOf(among, 1))
      const printed = form.items.get(criterion)?.filter(isRated) ?? []
      if (printed.length === among.length)
        for (const [place, item] of among.entries()) aim(printedScore(printed[place]!), WEIGHT.item, [[item, 1]])
    }
    const of = criteria.flatMap(([, among]) => shareOf(among, 1 / criteria.length))
    aim(form.score, WEIGHT.form, of)
    return of
  })
  aim(
    wanted.score,
    WEIGHT.service,
    inForms.flatMap((of) => of.map(([item, weight]) => [item, weight / inForms.length] as const)),
  )
  for (const [zone, score] of wanted.zones) {
    const rules = scheme.settings.zones.filter((rule) => rule.zone === zone)
    const inZone = rules.map((rule) =>
      [...items.keys()].filter((index) => {
        const item = items[index]!
        return (
          item.form === rule.form && rule.counts.includes(item.zone) && !rule.withoutCriteria.includes(item.criterion)
        )
      }),
    )
    const there = inZone.filter((among) => among.length > 0)
    aim(
      score,
      WEIGHT.zone,
      there.flatMap((among) => shareOf(among, 1 / there.length)),
    )
  }
  return aims
}

const isRated = ({ mean }: ExampleItem) => mean !== null
const printedScore = ({ mean, pct }: ExampleItem): Score | null =>
  mean === null || pct === null ? null : { mean, percent: pct }
