// The figures that are made of zones, places and called numbers: bodies, providers, totals, call centres, regions.
import { callScores } from "../scoring/calls"
import { type Counts, countItems, type ItemRow } from "../scoring/count"
import { scoresBy } from "../scoring/parts"
import { meets, type Scheme } from "../scoring/scheme"
import { inRegisterOrder } from "../scoring/tree"
import { zoneScore } from "../scoring/zones"
import type { FigureKey } from "./doubt"
import { type Made, madeOf, madeOfItem, type Scope } from "./made"
import { madeOfTree } from "./tree-figures"

export function regionFigures(scheme: Scheme, rows: readonly ItemRow[]): [FigureKey, Made][] {
  return scoresBy(scheme, rows, "region").map(({ code, tree }) => [
    `region ${code}`,
    madeOfTree(scheme, tree, `region ${code}`),
  ])
}

/** Bodies with a scored service. The rounding of published scores on the way is left out: it is no doubt of a sample. */
export function bodyFigures(scheme: Scheme, counts: Counts, services: ReadonlyMap<string, Made>): [FigureKey, Made][] {
  const { bodies } = scheme.settings
  return !bodies
    ? []
    : scheme.bodies.flatMap(({ code }): [FigureKey, Made][] => {
        const own = [...services].filter(([service]) => scheme.services.get(service)?.body?.code === code)
        const zones = own.map(([service, made]) =>
          scheme.services.get(service)?.undivided ? made : zoneOf(scheme, counts, "all", service, bodies.zone),
        )
        return [
          [`body_own ${code}`, madeOf(scheme, zones)],
          [
            `body_all ${code}`,
            madeOf(
              scheme,
              own.map(([, made]) => made),
            ),
          ],
        ]
      })
}

/** Providers, and totals of them. */
export function providerFigures(scheme: Scheme, rows: readonly ItemRow[]): [FigureKey, Made][] {
  const { providers, totals } = scheme.settings
  const made = new Map(
    providers.map(({ name, zone, places, bodies, withoutCriteria }) => {
      const counts = countItems(scheme, rows, places ? { place: places } : {})
      const scope = places ? `places ${name}` : "all"
      const own = inRegisterOrder(scheme, counts).filter((code) => meets(scheme.services.get(code)?.body, bodies))
      const zones = own.map((service) => zoneOf(scheme, counts, scope, service, zone, withoutCriteria))
      return [name, madeOf(scheme, zones)]
    }),
  )
  return [
    ...[...made].map(([name, one]): [FigureKey, Made] => [`provider ${name}`, one]),
    ...totals.map(({ name, of }): [FigureKey, Made] => [
      `total ${name}`,
      madeOf(
        scheme,
        of.flatMap((one) => made.get(one) ?? []),
      ),
    ]),
  ]
}

export function callFigures(scheme: Scheme, rows: readonly ItemRow[]): [FigureKey, Made][] {
  return callScores(scheme, rows).map(({ number, items }) => [
    `call ${number}`,
    madeOf(
      scheme,
      items.map(({ item, counts }) =>
        madeOfItem(scheme, { scope: `number ${number}`, service: null, item: scheme.items.get(item)!, counts }),
      ),
    ),
  ])
}

function zoneOf(
  scheme: Scheme,
  counts: Counts,
  scope: Scope,
  service: string,
  zone: string,
  withoutCriteria?: readonly string[],
): Made {
  const own = counts.get(service)
  const forms = zoneScore(scheme, counts, service, zone, withoutCriteria).forms.map(({ items }) =>
    madeOf(
      scheme,
      items.map((name) =>
        madeOfItem(scheme, { scope, service, item: scheme.items.get(name)!, counts: own!.get(name)! }),
      ),
    ),
  )
  return madeOf(scheme, forms)
}
