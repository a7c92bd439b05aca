// Counts that must add up: what was withheld is never more than there is, and each breakdown has its whole.
import type { Snapshot } from "../snapshot"
import type { Numbers, Published } from "../withhold"
import { isSameNumber } from "./cells"
import type { Mismatch } from "./verify"

/** A relation that holds of every release: `printed` stands in the file, `follows` comes from the rest of it. */
export type Sum = Readonly<{ where: string; printed: number; follows: number; how: "equal" | "at_most" }>

/** Those that do not hold. */
export function brokenIn(sums: readonly Sum[]): Mismatch[] {
  return sums.flatMap(({ where, printed, follows, how }): Mismatch[] => {
    if (isSameNumber(printed, follows) || (how === "at_most" && printed < follows)) return []
    return [{ where, printed: String(printed), recomputed: how === "equal" ? String(follows) : `at most ${follows}` }]
  })
}

export function sumsOf({ method, counts, bases, gate, fieldControl }: Snapshot): Sum[] {
  const { streams, random, voided } = fieldControl
  const total = (all: Readonly<Record<string, number>>) => Object.values(all).reduce((sum, n) => sum + n, 0)
  const over = (count: (one: (typeof streams)[number]) => number) => streams.reduce((sum, one) => sum + count(one), 0)
  const { unreachable = 0, ...checked } = random
  return [
    ...(method.settings.weights === "raking" ? [] : wholeSums(counts)),
    ...rowSums("service", counts.services),
    ...Object.entries(counts.regions).flatMap(([code, part]) => rowSums(`region ${code}, service`, part.counts)),
    ...Object.entries(counts.providers).flatMap(([name, part]) => rowSums(`provider ${name}, service`, part.counts)),
    ...regionSums(counts),
    ...callSums(counts),
    equal("bases.accepted: by mode", bases.accepted, total(bases.byMode)),
    equal("bases.accepted: by source", bases.accepted, total(bases.bySource)),
    equal(
      "bases.accepted: by region",
      bases.accepted,
      gate.reduce((sum, { accepted }) => sum + accepted, 0),
    ),
    equal(
      "fieldControl.random: findings",
      total(checked),
      over((one) => one.checked),
    ),
    equal(
      "fieldControl.random: not reached",
      unreachable,
      over((one) => one.unreachable),
    ),
    equal(
      "fieldControl.voided: by stream",
      voided,
      over((one) => one.voided),
    ),
    ...streams.map(({ stream, drawn, checked, open, unreachable }) =>
      equal(`fieldControl, stream ${stream}: drawn`, drawn, checked + open + unreachable),
    ),
  ]
}

export const equal = (where: string, printed: number, follows: number): Sum => ({
  where,
  printed,
  follows,
  how: "equal",
})
export const atMost = (where: string, printed: number, follows: number): Sum => ({
  where,
  printed,
  follows,
  how: "at_most",
})

/** People are counted whole where nobody weighs more than another. */
function wholeSums({ services, regions, providers }: Snapshot["counts"]): Sum[] {
  const parts = [services, ...[...Object.values(regions), ...Object.values(providers)].map(({ counts }) => counts)]
  const broken = parts
    .flatMap(rowsOf)
    .flatMap(({ service, item, row }) =>
      row
        .filter((n) => !Number.isInteger(n))
        .map((n) => equal(`service ${service}, ${item}: people`, n, Math.round(n))),
    )
  return broken
}

/** Nobody rates who was not asked. */
function rowSums(part: string, published: Published): Sum[] {
  return rowsOf(published).map(({ service, item, row: [asked = 0, ...ratings] }) =>
    atMost(
      `${part} ${service}, ${item}: ratings`,
      ratings.reduce((sum, n) => sum + n, 0),
      asked,
    ),
  )
}

/** All regions together have no more than the service. */
function regionSums({ services, regions }: Snapshot["counts"]): Sum[] {
  const sums = new Map<string, number[]>()
  for (const { counts } of Object.values(regions))
    for (const { service, item, row } of rowsOf(counts)) {
      const sum = sums.get(`${service}\n${item}`) ?? row.map(() => 0)
      sums.set(
        `${service}\n${item}`,
        sum.map((n, place) => n + (row[place] ?? 0)),
      )
    }
  return [...sums].flatMap(([key, sum]) => {
    const [service = "", item = ""] = key.split("\n")
    const whole = services[service]?.[item] ?? []
    return sum.map((n, place) => atMost(`regions, service ${service}, ${item}: ${nameOf(place)}`, n, whole[place] ?? 0))
  })
}

/** All called numbers together have no more than the services: who could not name the number is in none. */
function callSums({ services, calls }: Snapshot["counts"]): Sum[] {
  const askedIn = (parts: Published, item: string) =>
    Object.values(parts).reduce((sum, items) => sum + (items[item]?.[0] ?? 0), 0)
  const items = new Set(Object.values(calls).flatMap((one) => Object.keys(one)))
  return [...items].map((item) => atMost(`calls, ${item}: asked`, askedIn(calls, item), askedIn(services, item)))
}

const nameOf = (place: number): string => (place === 0 ? "asked" : `rating ${place} from the lowest`)

type Row = Readonly<{ service: string; item: string; row: Numbers }>

const rowsOf = (published: Published): Row[] =>
  Object.entries(published).flatMap(([service, items]) =>
    Object.entries(items).flatMap(([item, row]) => (row ? [{ service, item, row }] : [])),
  )
