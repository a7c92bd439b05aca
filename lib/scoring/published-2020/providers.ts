// State Corporation, portals, and the totals of all providers (table 7).
import { totalOf } from "../providers"
import { rank } from "../rank"
import { published } from "../round"
import { isNamed, type Scheme } from "../scheme"
import { average } from "../score"
import { type Comparison, meanOfPrinted, same, sameOrder, samePair } from "./comparison"
import { type Numbered, type Printed, scoreOf } from "./data"
import { bodyZone, inRegisterOrder, isWhole, serviceAt } from "./lookup"
import { possible } from "./possible"
import type { ReadDetail, ReadNational, Report } from "./read"

type List = Readonly<{ rows: readonly Numbered[]; total: Printed | null }>

/** Subtotals, the total that is the mean of its two subtotals, orders, and the rows against the chapters. */
export function providerComparisons(scheme: Scheme, { national }: Report): Comparison[] {
  const { self_service_zone: zone, manager, total } = national.state_corporation_ranking
  const lists = wholeLists(national)
  const shown = lists.zone && lists.manager ? corporation(scheme, lists.zone, lists.manager) : null
  return [
    ...list(scheme, "State Corporation / self-service zone", zone, lists.zone),
    ...list(scheme, "State Corporation / manager", manager, lists.manager),
    ...list(scheme, "portals", national.portal_ranking, lists.portal),
    ...(shown && total ? samePair("State Corporation / total", total, shown) : []),
    ...table7(scheme, national, lists, shown),
    ...national.service_detail_support.rows.flatMap((detail) => chapterRows(national, detail, lists.portal !== null)),
  ]
}

function list(scheme: Scheme, name: string, { rows, total }: List, whole: readonly Numbered[] | null): Comparison[] {
  return [
    ...(whole && total ? meanOfPrinted(name, total, whole) : []),
    ...(whole ? sameOrder(`${name} / order`, whole, ordered(scheme, whole), numberOf, ({ rank }) => rank) : []),
    ...rows.flatMap((row) => possible(`${name} / service ${row.service_no}`, row)),
  ]
}

// As many rows as the chapters have; what is cut short has no mean.
function wholeLists({ state_corporation_ranking, portal_ranking, service_detail_support }: ReadNational) {
  const count = (has: (detail: ReadDetail) => unknown) => service_detail_support.rows.filter(has).length
  const whole = (rows: readonly Numbered[], expected: number) => (isWhole(rows, expected) ? rows : null)
  const { self_service_zone, manager } = state_corporation_ranking
  const isManager = ({ sc_point }: ReadDetail) => sc_point === "manager"
  return {
    zone: whole(
      self_service_zone.rows,
      count((one) => one.zones.state_corporation && !isManager(one)),
    ),
    manager: whole(
      manager.rows,
      count((one) => one.zones.state_corporation && isManager(one)),
    ),
    portal: whole(
      portal_ranking.rows,
      count((one) => one.zones.portal),
    ),
  }
}

function corporation(scheme: Scheme, zone: readonly Printed[], manager: readonly Printed[]): Printed | null {
  const parts = [
    { name: "sc_self_service", score: average(zone.map(scoreOf)) },
    { name: "sc_manager", score: average(manager.map(scoreOf)) },
  ]
  const of = scheme.settings.totals.find(({ name }) => name === "state_corporation")?.of ?? []
  const score = totalOf(parts, of)
  const shown = score && published(score, scheme.settings.decimals)
  return shown && { mean: shown.mean, pct: shown.percent }
}

function table7(scheme: Scheme, national: ReadNational, lists: ReturnType<typeof wholeLists>, total: Printed | null) {
  const details = national.service_detail_support.rows
  const surveyed = national.sample_by_service.rows.filter(({ mass_survey }) => mass_survey).length
  const all = details.length > 0 && details.length >= surveyed ? details : []
  const isLocal = ({ service_no }: ReadDetail) => isNamed(serviceAt(scheme, service_no)?.body, { kind: ["local"] })
  const { state_corporation_ranking: corporation, portal_ranking, service_ranking } = national
  const parts: Readonly<Record<string, readonly Printed[] | null>> = {
    sc_self_service: lists.zone,
    sc_manager: lists.manager,
    portals: lists.portal,
    leb: all.filter(isLocal).map(bodyZone),
    central_bodies: all.filter((service) => !isLocal(service)).map(bodyZone),
    overall: all.map(({ overall }) => overall),
  }
  const elsewhere: Readonly<Record<string, Printed | null>> = {
    sc_self_service: corporation.self_service_zone.total,
    sc_manager: corporation.manager.total,
    sc_total: corporation.total,
    portals: portal_ranking.total,
    overall: service_ranking.total,
  }
  return national.provider_totals.rows.flatMap((row): Comparison[] => {
    const below = parts[row.id] ?? []
    const again = elsewhere[row.id]
    return [
      ...(below.length > 0 ? meanOfPrinted(`table 7 / ${row.id}`, row, below) : []),
      ...(row.id === "sc_total" && total ? samePair(`table 7 / ${row.id}`, row, total) : []),
      ...(again ? samePair(`table 7 / ${row.id} / ranking`, row, again) : []),
    ]
  })
}

// Ties: register order, the services of local bodies first.
function ordered(scheme: Scheme, rows: readonly Numbered[]): Numbered[] {
  const first = scheme.settings.rankings.providers?.firstBodies ?? {}
  const isFirst = ({ service_no }: Numbered) => isNamed(serviceAt(scheme, service_no)?.body, first)
  const inOrder = inRegisterOrder(rows)
  return rank(scheme, "providers", [...inOrder.filter(isFirst), ...inOrder.filter((row) => !isFirst(row))])
}

// What a ranking prints of a service, against its chapter.
function chapterRows(
  national: ReadNational,
  { service_no, zones, sc_point, forms }: ReadDetail,
  portals: boolean,
): Comparison[] {
  const { manager, self_service_zone } = national.state_corporation_ranking
  const rowOf = (rows: readonly Numbered[]) => rows.find((row) => row.service_no === service_no)
  const corporation = rowOf((sc_point === "manager" ? manager : self_service_zone).rows)
  const portal = rowOf(national.portal_ranking.rows)
  const name = `service ${service_no}`
  return [
    ...(corporation && zones.state_corporation
      ? samePair(`${name} / State Corporation / ranking`, corporation, zones.state_corporation)
      : []),
    ...(portal && zones.portal ? samePair(`${name} / portal / ranking`, portal, zones.portal) : []),
    ...(portals
      ? [same(`${name} / portal / ranked when scored`, portal !== undefined, (forms.portal ?? null) !== null)]
      : []),
  ]
}

const numberOf = ({ service_no }: Numbered) => String(service_no)
