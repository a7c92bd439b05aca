// How the questions of a report were answered, as far as it may be shown.

import type { Choice, Definition, Question } from "../questionnaire/definition"
import { SPECIAL_CODES } from "../questionnaire/definition"
import { referencesIn } from "../questionnaire/text"
import { ASKED, BLANK } from "../scoring/contribution"
import type { Answered, ReportAnswers, ReportQuestion } from "./data"
import { hiddenCells } from "./small-cells"

/** So many accepted interviews of a service, or of a region, gave this answer. Each interview is in one of each. */
export type ReportCount = Readonly<{
  question: string
  value: string
  axis: "service" | "region"
  code: string
  count: number
}>

type Counted = Readonly<{ name: string; report: ReportQuestion; answers: ReportAnswers }>

/**
 * Each question with its answers: everybody's, by service and by region. No count of an answer from 1 to under
 * `smallest` is shown or can be worked out, by parts and whole, within a distribution, or from how many were asked a
 * question that only some are asked because of an answer. That somebody did not answer tells nothing of them: those are
 * counted as they are.
 */
export function answersOf(
  definition: Definition,
  names: readonly string[],
  counts: readonly ReportCount[],
  smallest: number,
): Counted[] {
  const raw = rawCounts(counts)
  const shown = new Map<string, ReportAnswers>()
  return inOrder(definition, names).map(({ question, filters }) => {
    const report = questionOf(definition, question, raw.get(question.name))
    const found = raw.get(question.name) ?? noCounts()
    const of = filters.flatMap((name) => shown.get(name) ?? [])
    const answers = protect(report, found, of, filters.length > 0, smallest)
    shown.set(question.name, answers)
    return { name: question.name, report, answers }
  })
}

/** Counted for an answer in words. */
export const GIVEN = "given"

/** Whether a code says why there is no answer. */
export const isNoAnswer = (code: string): boolean => code === BLANK || NO_ANSWERS.has(code)
const NO_ANSWERS: ReadonlySet<string> = new Set(Object.values(SPECIAL_CODES))

type Values = ReadonlyMap<string, number>
type Raw = { service: Map<string, Map<string, number>>; region: Map<string, Map<string, number>> }

const noCounts = (): Raw => ({ service: new Map(), region: new Map() })

function rawCounts(counts: readonly ReportCount[]): Map<string, Raw> {
  const all = new Map<string, Raw>()
  for (const { question, value, axis, code, count } of counts) {
    const raw = all.get(question) ?? noCounts()
    all.set(question, raw)
    const values = raw[axis].get(code) ?? new Map<string, number>()
    raw[axis].set(code, values)
    values.set(value, (values.get(value) ?? 0) + count)
  }
  return all
}

/** Questions in the order they are asked, each with those whose answers lead to it. */
function inOrder({ blocks }: Definition, names: readonly string[]) {
  return blocks.flatMap((block) =>
    block.questions
      .filter(({ name }) => names.includes(name))
      .map((question) => ({
        question,
        filters: [block.relevant, question.relevant]
          .flatMap((rule) => (rule === undefined ? [] : referencesIn(rule)))
          .flatMap(({ name }) => (name !== undefined && isAsked(blocks, name) ? [name] : [])),
      })),
  )
}

const isAsked = (blocks: Definition["blocks"], name: string) =>
  blocks.some(({ questions }) => questions.some((question) => question.name === name))

function questionOf({ lists }: Definition, question: Question, raw: Raw | undefined): ReportQuestion {
  const choices = (list: string): readonly Choice[] => lists[list] ?? []
  const own =
    question.type === "text"
      ? [{ code: GIVEN, label: null }]
      : choices(question.list ?? "").map(({ code, label }) => ({ code, label }))
  const special = question.special
    .map((name) => SPECIAL_CODES[name])
    .map((code) => ({ code, label: choices("special").find((choice) => choice.code === code)?.label ?? null }))
  const known = [...own, ...special]
  const seen = new Set(
    [...(raw?.service.values() ?? []), ...(raw?.region.values() ?? [])].flatMap((one) => [...one.keys()]),
  )
  const others = [...seen].filter((code) => code !== ASKED && !known.some((choice) => choice.code === code))
  const last = others.sort((a, b) => Number(a === BLANK) - Number(b === BLANK) || (a < b ? -1 : 1))
  return {
    label: question.label,
    multiple: question.type === "select_multiple",
    choices: [...known, ...last.map((code) => ({ code, label: null }))],
  }
}

function protect(
  { choices, multiple }: ReportQuestion,
  raw: Raw,
  filters: readonly ReportAnswers[],
  filtered: boolean,
  smallest: number,
): ReportAnswers {
  const codes = choices.map(({ code }) => code)
  const whole = partOf("", sumOf([...raw.service.values()]), codes, multiple)
  const tells = (part: (answers: ReportAnswers) => Answered | undefined) =>
    filters.some((answers) => part(answers)?.counts.includes(null) ?? part(answers) === null)
  const nobody = { all: null, services: {}, regions: {} }
  if (whole.asked < smallest || tells(({ all }) => all)) return nobody
  const axis = (name: "service" | "region", shown: "services" | "regions") => {
    const parts = [...raw[name]].map(([code, values]) => partOf(code, values, codes, multiple))
    const forced = parts.map(({ code }) => tells((answers) => answers[shown][code]))
    return protectParts(parts, whole, { codes, multiple, filtered, forced, smallest })
  }
  const services = axis("service", "services")
  return { all: services.all, services: services.parts, regions: axis("region", "regions").parts }
}

type Part = Readonly<{ code: string; asked: number; counts: readonly number[] }>

function partOf(code: string, values: Values, codes: readonly string[], multiple: boolean): Part {
  const counts = codes.map((value) => values.get(value) ?? 0)
  const asked = multiple ? (values.get(ASKED) ?? 0) : counts.reduce((sum, n) => sum + n, 0)
  return { code, asked, counts }
}

type Protection = Readonly<{
  codes: readonly string[]
  multiple: boolean
  filtered: boolean
  forced: readonly boolean[]
  smallest: number
}>

function protectParts(parts: readonly Part[], whole: Part, said: Protection) {
  const { codes, multiple, filtered, smallest } = said
  const places = codes.flatMap((code, place) => (isNoAnswer(code) ? [] : [place]))
  const pick = ({ counts }: Part, of: readonly number[]) => of.map((place) => counts[place] ?? 0)
  const few = filtered
    ? hiddenCells({ parts: parts.map(({ asked }) => [asked]), sums: [whole.asked] }, smallest, said.forced).cells
    : parts.map(({ asked }) => [asked < smallest])
  const nulls = parts.map((_, at) => few[at]?.[0] === true || said.forced[at] === true)
  // Several answers of one person do not add up to people: each is held against those who did not give it.
  const groups = multiple ? places.map((place) => [place]) : [places]
  const hiddenAll = new Set<number>()
  const hidden = parts.map(() => new Set<number>())
  for (const group of groups) {
    const row = (part: Part) =>
      multiple ? [...pick(part, group), part.asked - (pick(part, group)[0] ?? 0)] : pick(part, group)
    const { columns, cells } = hiddenCells({ parts: parts.map(row), sums: row(whole) }, smallest, nulls)
    for (const [at, place] of group.entries()) {
      if (columns[at]) hiddenAll.add(place)
      for (const [part, own] of cells.entries()) if (own[at]) hidden[part]?.add(place)
    }
  }
  const answered = ({ asked, counts }: Part, own: ReadonlySet<number> | undefined): Answered =>
    places.length > 0 && places.every((place) => own?.has(place))
      ? null
      : { asked, counts: counts.map((n, place) => (own?.has(place) ? null : n)) }
  return {
    all: answered(whole, hiddenAll),
    parts: Object.fromEntries(parts.map((part, at) => [part.code, nulls[at] ? null : answered(part, hidden[at])])),
  }
}

function sumOf(all: readonly Values[]): Map<string, number> {
  const sum = new Map<string, number>()
  for (const values of all) for (const [value, n] of values) sum.set(value, (sum.get(value) ?? 0) + n)
  return sum
}
