// Who was interviewed, beside the targets and the population.
import type { Definition, Text } from "../questionnaire/definition"
import { ASKED } from "../scoring/contribution"
import { dimensionsOfStudy } from "../study/dimensions"
import type { Study } from "../study/study"
import { populationOf, targetsOf } from "../weighting/wave"
import { isNoAnswer, type ReportCount } from "./answered"
import type { ReportAnswers, ReportQuestion, SampleDimension, SampleRow } from "./data"

export type Target = Readonly<{ conditions: Readonly<Record<string, string>>; target: number }>
type Answers = ReadonlyMap<string, Readonly<{ report: ReportQuestion; answers: ReportAnswers }>>

/**
 * The sample by the study's axes, by the dimensions of quotas and population that are a question, and by the report's
 * breaks. How many people a service or a region has is no answer of theirs, and always told.
 */
export function sampleOf(
  study: Study,
  counts: readonly ReportCount[],
  answers: Answers,
  targets: readonly Target[],
): SampleDimension[] {
  const people = peopleOf(study.definition, counts)
  const known = dimensionsOfStudy(study)
  const axes = (["region", "service"] as const).flatMap((name): SampleDimension[] => {
    const axis = known.find((dimension) => dimension.name === name)
    return axis ? [dimensionOf(study, targets, axis, people[name])] : []
  })
  const dimensions = [...study.quotas.answerDimensions, ...study.population.dimensions].flatMap((one) =>
    "question" in one ? [{ name: one.name, label: one.label, question: one.question }] : [],
  )
  const breaks = study.report.breaks
    .filter((name) => !dimensions.some(({ question }) => question === name))
    .map((name) => ({ name, label: answers.get(name)?.report.label ?? null, question: name }))
  const own = [...dimensions, ...breaks].flatMap(({ name, label, question }): SampleDimension[] => {
    const found = answers.get(question)
    if (!found) return []
    const { report } = found
    const all = found.answers.all
    const codes = report.choices.filter(({ code }) => !isNoAnswer(code))
    const n = new Map(report.choices.map(({ code }, place) => [code, all ? (all.counts[place] ?? null) : null]))
    // Those who were not asked are with those who did not answer.
    const said = all?.counts.includes(null) === false ? sum([...n.values()]) : all?.asked
    const nothing = sum(report.choices.map(({ code }) => (isNoAnswer(code) ? (n.get(code) ?? 0) : 0)))
    n.set("", nothing + Math.max(0, sum([...people.service.values()]) - (said ?? 0)))
    return [dimensionOf(study, targets, { name, label, codes }, n)]
  })
  return [...axes, ...own]
}

/** A question that everybody is asked, whatever they answer: its counts are people. */
export function everybodyIn({ blocks }: Definition): string | undefined {
  return blocks
    .filter((block) => block.relevant === undefined)
    .flatMap((block) => block.questions)
    .find(
      ({ relevant, personal, type }) => relevant === undefined && !personal && type !== "note" && type !== "calculate",
    )?.name
}

type Known = Readonly<{
  name: string
  label: Text | null
  codes: readonly Readonly<{ code: string; label: Text | null }>[]
}>

function dimensionOf(
  { population }: Study,
  targets: readonly Target[],
  { name, label, codes }: Known,
  n: ReadonlyMap<string, number | null>,
): SampleDimension {
  const known = populationOf(population, name)
  const aims = targetsOf(targets, name)
  const row = (code: string, words: Text | null): SampleRow => ({
    code,
    label: words,
    n: n.get(code) === undefined ? 0 : (n.get(code) ?? null),
    target: aims?.[code] ?? null,
    population: known?.sizes[code] ?? null,
  })
  const rows = codes.map(({ code, label: words }) => row(code, words))
  const lost = [...n.keys()].filter(
    (code) => code !== "" && !codes.some((one) => one.code === code) && !isNoAnswer(code),
  )
  const nobody = n.get("") ?? 0
  return {
    dimension: name,
    label,
    rows: [...rows, ...lost.sort().map((code) => row(code, null)), ...(nobody > 0 ? [row("", null)] : [])],
    verified: known?.verified ?? true,
  }
}

/** People by service and by region. */
function peopleOf(definition: Definition, counts: readonly ReportCount[]) {
  const name = everybodyIn(definition)
  const people = { region: new Map<string, number>(), service: new Map<string, number>() }
  const own = counts.filter(({ question }) => question === name)
  const asked = own.some(({ value }) => value === ASKED)
  for (const { value, axis, code, count } of own)
    if (!asked || value === ASKED) people[axis].set(code, (people[axis].get(code) ?? 0) + count)
  return people
}

const sum = (all: readonly (number | null)[]): number => all.reduce<number>((total, n) => total + (n ?? 0), 0)
