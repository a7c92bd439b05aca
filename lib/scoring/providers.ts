// Those who provide services: the State Corporation's places, portals, bodies; and totals of them.
import { type Counts, countItems, type ItemRow } from "./count"
import { type Scored, together } from "./respondents"
import { isNamed, meets, type Scheme } from "./scheme"
import { average, type Score } from "./score"
import { inRegisterOrder } from "./tree"
import { zoneScore } from "./zones"

export type ProviderScore = Scored &
  Readonly<{
    name: string
    /** What the score is made of, in the order that settles ties. */
    services: readonly Readonly<{ service: string; score: Score }>[]
  }>

export type ProviderScores = Readonly<{
  providers: readonly ProviderScore[]
  totals: readonly Readonly<{ name: string; score: Score | null }>[]
}>

/**
 * Each provider: the mean over services of its zone's score at its receipt places. Totals: means of providers. Where the
 * method pools: all answers in the zone at these places, and those of all providers of a total.
 */
export function providerScores(scheme: Scheme, rows: readonly ItemRow[]): ProviderScores {
  const { settings } = scheme
  const providers = settings.providers.map(({ name, zone, places, bodies, withoutCriteria }): ProviderScore => {
    const counts = countItems(scheme, rows, places ? { place: places } : {})
    const zones = tieOrder(scheme, counts)
      .filter((service) => meets(scheme.services.get(service)?.body, bodies))
      .map((service) => ({ service, ...zoneScore(scheme, counts, service, zone, withoutCriteria) }))
    const services = zones.flatMap(({ service, score }) => (score ? [{ service, score }] : []))
    return { name, ...together(scheme, zones), services }
  })
  const named = (names: readonly string[]) => names.flatMap((name) => providers.filter((one) => one.name === name))
  return {
    providers,
    totals: settings.totals.map(({ name, of }) => ({ name, score: together(scheme, named(of)).score })),
  }
}

/** Mean of the providers named; one without a score is left out. */
export function totalOf(providers: readonly Readonly<{ name: string; score: Score | null }>[], of: readonly string[]) {
  return average(of.map((name) => providers.find((provider) => provider.name === name)?.score))
}

/** Register order with some bodies' services first (2020: those of the local bodies). */
export function tieOrder(scheme: Scheme, counts: Counts): string[] {
  const order = inRegisterOrder(scheme, counts)
  const first = (code: string) =>
    isNamed(scheme.services.get(code)?.body, scheme.settings.rankings.providers?.firstBodies ?? {})
  return [...order.filter(first), ...order.filter((code) => !first(code))]
}
