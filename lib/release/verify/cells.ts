// Scores as single numbers, each with where it stands: what is compared one by one.
import type { Score } from "../../scoring/score"
import { figuresOf, keyOf } from "../figures"
import type { Labels } from "../labels"
import type { Part, Scores } from "../scores"

/** The classes of what is checked, in the order of checking. */
export type Kind = "score" | "margin" | "base" | "rank" | "total"
export type Cell = Readonly<{ kind: Kind; where: string; value: number | null }>

/** Every number of the scores by where it stands. */
export function cellsOf(scores: Scores): Map<string, Cell> {
  const cells = [
    ...figuresOf(scores, NO_LABELS).flatMap((figure): Cell[] => {
      const where = keyOf(figure)
      const { level, score, margin, n, rank } = figure
      return [
        ...pair(level === "total" ? "total" : "score", where, score),
        ...(margin === undefined ? [] : pair("margin", `${where}: margin`, margin)),
        ...(n === undefined ? [] : [{ kind: "base" as const, where: `${where}: n`, value: n }]),
        ...(rank === undefined ? [] : [{ kind: "rank" as const, where: `${where}: rank`, value: rank }]),
      ]
    }),
    ...scores.services.flatMap(({ code, parts }) => itemCells(`service ${code}`, parts)),
    ...servicesCells(scores),
    ...placeCells(scores),
  ]
  return new Map(cells.map((cell) => [cell.where, cell]))
}

/** Sums of fractions differ in the last bits, those of many large ones in more of them. */
export const isSameNumber = (a: number | null | undefined, b: number | null | undefined): boolean =>
  a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(b)))

const NEAR = 1e-9

const NO_LABELS = { criteria: {} } as Labels

const pair = (kind: Kind, where: string, score: Score | null): Cell[] => [
  { kind, where: `${where}: mean`, value: score?.mean ?? null },
  { kind, where: `${where}: percent`, value: score?.percent ?? null },
]

function itemCells(within: string, parts: readonly Part[]): Cell[] {
  return parts.flatMap(({ level, code, score, n, parts: below }) => {
    const where = `${within}/${code}`
    const own: Cell[] = level === "item" ? [...pair("score", where, score), base(`${where}: n`, n)] : []
    return [...own, ...itemCells(where, below)]
  })
}

/** How many services stand behind a figure. */
function servicesCells({ national, forms, criteria, regions, providers, bodies }: Scores): Cell[] {
  return [
    base("study: services", national.services),
    ...forms.map(({ form, services }) => base(`form ${form}: services`, services)),
    ...criteria.map(({ form, criterion, services }) => base(`criterion ${form}/${criterion}: services`, services)),
    ...regions.map(({ code, services }) => base(`region ${code}: services`, services)),
    ...providers.map(({ code, services }) => base(`provider ${code}: services`, services)),
    ...bodies.ownZone.map(({ code, services }) => base(`body_own ${code}: services`, services)),
    ...bodies.allZones.map(({ code, services }) => base(`body_all ${code}: services`, services)),
  ]
}

/** Each ranking stands in the order of its ranks. */
function placeCells({ services, regions, providers, bodies }: Scores): Cell[] {
  const lists = { services, regions, providers, bodies_own_zone: bodies.ownZone, bodies_all_zones: bodies.allZones }
  return Object.entries(lists).flatMap(([name, list]) =>
    list.map(({ rank }, place) => ({ kind: "rank" as const, where: `${name}, line ${place + 1}`, value: rank })),
  )
}

const base = (where: string, value: number): Cell => ({ kind: "base", where, value })
