// Zones of responsibility: whose items they are (method, section 4).
import type { ZoneRule } from "../study/scoring"
import type { Counts } from "./count"
import { type Scored, together } from "./respondents"
import type { Scheme } from "./scheme"
import { itemScored } from "./tree"

/** `score`: of the forms together. */
export type ZoneScore = Scored &
  Readonly<{
    zone: string
    forms: readonly (Scored & Readonly<{ form: string; items: readonly string[] }>)[]
  }>

/**
 * A zone of one service: in each form the flat mean of its items, not of criteria; then the mean of the forms. Where
 * the method pools: all answers to these items.
 */
export function zoneScore(
  scheme: Scheme,
  counts: Counts,
  service: string,
  zone: string,
  withoutCriteria?: readonly string[],
): ZoneScore {
  const rules = scheme.settings.zones.filter((rule) => rule.zone === zone)
  const forms = rules.flatMap((rule) => {
    const scored = itemsIn(scheme, counts, service, {
      ...rule,
      ...(withoutCriteria && { withoutCriteria: [...withoutCriteria] }),
    })
    if (scored.length === 0) return []
    return [{ form: rule.form, ...together(scheme, scored), items: scored.map(({ name }) => name) }]
  })
  return { zone, ...together(scheme, forms), forms }
}

/** All zones of one service that have items, in the order of the settings. */
export function zoneScores(scheme: Scheme, counts: Counts, service: string): ZoneScore[] {
  const zones = [...new Set(scheme.settings.zones.map(({ zone }) => zone))]
  return zones.map((zone) => zoneScore(scheme, counts, service, zone)).filter(({ forms }) => forms.length > 0)
}

function itemsIn(scheme: Scheme, counts: Counts, service: string, rule: ZoneRule) {
  return [...scheme.items.values()].flatMap((item) => {
    const belongs = !item.call && item.form === rule.form && rule.counts.includes(item.zone)
    const found = counts.get(service)?.get(item.name)
    if (!belongs || rule.withoutCriteria.includes(item.criterion) || !found) return []
    const scored = itemScored(scheme, found, item)
    return scored.score || scored.pool?.base ? [{ name: item.name, ...scored }] : []
  })
}
