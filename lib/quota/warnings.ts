// Why a region, a service or a cell will not be filled, in order of certainty.
import type { ListSupply } from "../sample/list-request"
import { addStock, type Stock, type Supply, supplyOf, type Usual } from "./stock"

/** A cell, or a whole place where its cells are not told apart. */
export type Part = Readonly<{ target: number; accepted: number; reserved: number; stock: Stock }>

/** What is known of a place. */
export type Ground = Readonly<{
  parts: readonly Part[]
  usual: Usual
  /** People may come by themselves, so that a used-up list is not the end. */
  openLink: boolean
  /** Days from today to the planned end and to the day by which nine forecasts in ten are full; null = no such day. */
  late?: Readonly<{ planned: number; high: number | null }> | null
  /** Interviewers who may call there. */
  callers: number
  /** Open cases in languages that none of them speaks. */
  unspoken: readonly Readonly<{ language: string; cases: number }>[]
  /** What the register of list requests says of the place; null where there is none. */
  supply?: ListSupply | null
}>

/** `short`: places that stay empty, as far as one can say. */
export type Reason = Readonly<{ certain: boolean }> &
  Readonly<
    | { kind: "no_list"; short: number; list?: ListSupply }
    | { kind: "used_up"; short: number; cases: number; overflow: number; list?: ListSupply }
    | { kind: "cells"; short: number; cells: number }
    | { kind: "low_response"; short: number; remaining: number; left: number; supply: Supply }
    | { kind: "nobody" }
    | { kind: "no_language"; language: string; cases: number }
    | { kind: "too_slow"; days: number | null }
  >

/** Reasons, the surest first; none for a place that is full or on its way. */
export function warningsOf(ground: Ground): Reason[] {
  const open = ground.parts.filter((part) => remainingOf(part) > 0)
  if (open.length === 0) return []
  const certain = !ground.openLink
  return [
    ...listReasons(open, certain, ground.supply ?? null),
    ...responseReasons(open, ground),
    ...(ground.callers === 0 ? [{ kind: "nobody", certain } as const] : []),
    ...ground.unspoken.map((one) => ({ kind: "no_language", certain, ...one }) as const),
    ...slowReasons(ground),
  ].sort((a, b) => rankOf(a) - rankOf(b))
}

export const remainingOf = ({ target, accepted }: Pick<Part, "target" | "accepted">): number =>
  Math.max(0, target - accepted)

/** Places for which there is nobody left to ask. */
export function emptyOf(part: Part): number {
  return part.stock.left > 0 ? 0 : wantedOf(part)
}

/** Places that interviews under way and those over quota will not fill. */
const wantedOf = (part: Part): number => Math.max(0, remainingOf(part) - part.reserved - part.stock.overflow)

const ORDER: readonly Reason["kind"][] = [
  "no_list",
  "used_up",
  "cells",
  "low_response",
  "nobody",
  "no_language",
  "too_slow",
]
/** 0 is the worst. */
export const rankOf = ({ kind, certain }: Reason): number => ORDER.indexOf(kind) + (certain ? 0 : ORDER.length)

function listReasons(open: readonly Part[], certain: boolean, supply: ListSupply | null): Reason[] {
  const empty = open.filter((part) => emptyOf(part) > 0)
  const short = sum(empty.map(emptyOf))
  if (empty.length === 0) return []
  if (empty.length < open.length) return [{ kind: "cells", certain, short, cells: empty.length }]
  const cases = sum(empty.map(({ stock }) => stock.cases))
  const list = supply && { list: supply }
  if (cases === 0) return [{ kind: "no_list", certain, short, ...list }]
  return [{ kind: "used_up", certain, short, cases, overflow: sum(empty.map(({ stock }) => stock.overflow)), ...list }]
}

/** Each cell is filled from its own cases: what is left over in one helps no other. */
function responseReasons(open: readonly Part[], { usual, openLink }: Ground): Reason[] {
  const parts = open.filter(({ stock }) => stock.left > 0)
  const useful = parts.map((part) => {
    const wanted = wantedOf(part)
    const supply = supplyOf(part.stock, usual)
    const upTo = (n: number) => Math.min(wanted, n)
    return { wanted, low: upTo(supply.low), expected: upTo(supply.expected), high: upTo(supply.high) }
  })
  const wanted = sum(useful.map((part) => part.wanted))
  const supply = {
    low: sum(useful.map(({ low }) => low)),
    expected: sum(useful.map(({ expected }) => expected)),
    high: sum(useful.map(({ high }) => high)),
  }
  const short = Math.floor(wanted - supply.expected)
  if (short < 1) return []
  const left = sum(parts.map(({ stock }) => stock.left))
  const response = supplyOf(addStock(parts.map(({ stock }) => stock)), usual).response
  const certain = supply.high < wanted && !openLink
  return [{ kind: "low_response", certain, short, remaining: wanted, left, supply: { ...supply, response } }]
}

function slowReasons({ late }: Ground): Reason[] {
  if (!late || (late.high !== null && late.high <= late.planned)) return []
  return [{ kind: "too_slow", certain: false, days: late.high === null ? null : late.high - late.planned }]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
