// State Corporation, portals, and the totals of all providers (table 7).
import { totalOf } from "../providers"
import { rank } from "../rank"
import { published } from "../round"
import { isNamed, type Scheme } from "../scheme"
import { average } from "../score"
import { type Comparison, meanOfPrinted, same } from "./comparison"
import { type Detail, type Numbered, national, type Printed, scoreOf } from "./data"
import { bodyZone, details, inRegisterOrder, serviceAt } from "./lookup"

const { self_service_zone: zone, manager, total } = national.state_corporation_ranking
const portal = national.portal_ranking

/** Subtotals, the total that is the mean of its two subtotals, orders, and the rows against the chapters. */
export function providerComparisons(scheme: Scheme): Comparison[] {
  const shown = corporation(scheme)
  return [
    ...meanOfPrinted("State Corporation / self-service zone", zone.total, zone.rows),
    ...meanOfPrinted("State Corporation / manager", manager.total, manager.rows),
    same("State Corporation / total", [total.mean, total.pct], shown),
    ...meanOfPrinted("portals", portal.total, portal.rows),
    order(scheme, "State Corporation / self-service zone / order", zone.rows),
    order(scheme, "State Corporation / manager / order", manager.rows),
    order(scheme, "portals / order", portal.rows),
    ...table7(scheme, shown),
    ...details.flatMap(chapterRows),
  ]
}

function corporation(scheme: Scheme) {
  const parts = [
    { name: "sc_self_service", score: average(zone.rows.map(scoreOf)) },
    { name: "sc_manager", score: average(manager.rows.map(scoreOf)) },
  ]
  const of = scheme.settings.totals.find(({ name }) => name === "state_corporation")?.of ?? []
  const score = totalOf(parts, of)
  const shown = score && published(score, scheme.settings.decimals)
  return [shown?.mean, shown?.percent]
}

function table7(scheme: Scheme, total: readonly unknown[]): Comparison[] {
  const isLocal = ({ service_no }: Detail) => isNamed(serviceAt(scheme, service_no)?.body, { kind: ["local"] })
  const parts: Readonly<Record<string, readonly Printed[]>> = {
    sc_self_service: zone.rows,
    sc_manager: manager.rows,
    portals: portal.rows,
    leb: details.filter(isLocal).map(bodyZone),
    central_bodies: details.filter((service) => !isLocal(service)).map(bodyZone),
    overall: details.map(({ overall }) => overall),
  }
  return national.provider_totals.rows.flatMap((row) => {
    const below = parts[row.id]
    return below
      ? meanOfPrinted(`table 7 / ${row.id}`, row, below)
      : same(`table 7 / ${row.id}`, [row.mean, row.pct], total)
  })
}

// Ties: register order, the services of local bodies first.
function order(scheme: Scheme, cell: string, rows: readonly Numbered[]): Comparison {
  const first = scheme.settings.rankings.providers?.firstBodies ?? {}
  const isFirst = ({ service_no }: Numbered) => isNamed(serviceAt(scheme, service_no)?.body, first)
  const inOrder = inRegisterOrder(rows)
  const sorted = rank(scheme, "providers", [...inOrder.filter(isFirst), ...inOrder.filter((row) => !isFirst(row))])
  const numbers = (all: readonly Numbered[]) => all.map(({ service_no }) => service_no)
  return same(cell, numbers(rows), numbers(sorted))
}

// What a ranking prints of a service, against its chapter.
function chapterRows({ service_no, zones, sc_point, forms }: Detail): Comparison[] {
  const list = sc_point === "manager" ? manager.rows : zone.rows
  const rowOf = (rows: readonly Numbered[]) => rows.find((row) => row.service_no === service_no) ?? null
  const name = `service ${service_no}`
  return [
    same(`${name} / State Corporation / ranking`, pair(rowOf(list)), pair(zones.state_corporation)),
    same(`${name} / portal / ranking`, pair(rowOf(portal.rows)), pair(zones.portal)),
    same(`${name} / portal / ranked when scored`, rowOf(portal.rows) !== null, forms.portal !== null),
  ]
}

const pair = (printed: Printed | null) => printed && [printed.mean, printed.pct]
