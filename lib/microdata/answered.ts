// How questions were answered: people asked, and how often each answer was given.
import { CHOSEN, choiceColumn, questionColumn } from "./columns"
import type { Weights } from "./counts"
import { type Groups, groupsOf } from "./groups"
import type { Column, Microdata, Selection } from "./microdata"
import { columnIn } from "./select"

/** `counts` in the order of the choices asked for. Of several answers each is counted, so they may add up to more. */
export type AnswerCounts = Readonly<{ asked: number; counts: readonly number[] }>

/** A question with the codes of its choices in the order that is wanted. */
export type CountedQuestion = Readonly<{ name: string; multiple: boolean; choices: readonly string[] }>

/** Everybody selected. What was left blank or is no choice is in `asked` only. */
export function answeredOf(
  microdata: Microdata,
  question: CountedQuestion,
  selection?: Selection,
  weights?: Weights,
): AnswerCounts {
  const [all] = countAll(microdata, question, groupsOf(microdata, [], selection), weights)
  return all ?? { asked: 0, counts: question.choices.map(() => 0) }
}

/** By each code of a column that was asked anybody: by service, by region, by sex. */
export function answeredBy(
  microdata: Microdata,
  question: CountedQuestion,
  by: string,
  selection?: Selection,
  weights?: Weights,
): ReadonlyMap<string, AnswerCounts> {
  const groups = groupsOf(microdata, [by], selection)
  const counted = countAll(microdata, question, groups, weights)
  const found = groups.codes.map(({ [by]: code = "" }, group): [string, AnswerCounts] => [code, counted[group]!])
  return new Map(found.filter(([code, { asked }]) => code !== "" && asked > 0))
}

function countAll(
  microdata: Microdata,
  { name, multiple, choices }: CountedQuestion,
  groups: Groups,
  weights: Weights | undefined,
): AnswerCounts[] {
  if (!multiple) {
    const column = columnIn(microdata, questionColumn(name))
    const places = choices.map((choice) => column.codes.indexOf(choice))
    return cellsOf(column, groups, weights).map((cells) => ({
      asked: cells.reduce((sum, count) => sum + count, 0),
      counts: places.map((place) => (place < 0 ? 0 : cells[place]!)),
    }))
  }
  const byChoice = choices.map((choice) => {
    const column = columnIn(microdata, choiceColumn(name, choice))
    return { chosen: column.codes.indexOf(CHOSEN[1]), cells: cellsOf(column, groups, weights) }
  })
  return groups.codes.map((_, group) => ({
    asked: Math.max(0, ...byChoice.map(({ cells }) => cells[group]!.reduce((sum, count) => sum + count, 0))),
    counts: byChoice.map(({ chosen, cells }) => (chosen < 0 ? 0 : cells[group]![chosen]!)),
  }))
}

/** Counts of each code in each group. */
function cellsOf({ codes, values }: Column, groups: Groups, weights: Weights | undefined): number[][] {
  const cells = groups.codes.map(() => new Array<number>(codes.length + 1).fill(0))
  for (let row = 0; row < values.length; row++) {
    const group = groups.of[row]!
    if (group >= 0) cells[group]![values[row]!]! += weights ? weights[row]! : 1
  }
  return cells.map(([, ...known]) => known)
}
