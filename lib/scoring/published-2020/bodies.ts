// Table 9 (own zone) and annex A (all zones) of the central bodies.
import { allZones } from "../bodies"
import { rank } from "../rank"
import { published } from "../round"
import { meets, type Scheme } from "../scheme"
import { type Comparison, meanOfPrinted, same, sameOrder, samePair } from "./comparison"
import { scoreOf } from "./data"
import { bodyCode, bodyZone, byBody, isWhole, serviceAt, servicesOf } from "./lookup"
import type { Report } from "./read"

/** Means, orders, and which bodies are ranked. Annex A is exact: its inputs are the published figures themselves. */
export function bodyComparisons(scheme: Scheme, { national }: Report): Comparison[] {
  const own = national.central_body_ranking.rows
  const all = national.annex_a.rows
  const ownInRegister = byBody(scheme, own).map((row) => ({ ...row, score: scoreOf(row) }))
  const allInRegister = byBody(scheme, all).map((row) => {
    const services = servicesOf(national, row.body_code)
    return {
      ...row,
      score:
        services &&
        allZones(
          scheme,
          services.map(({ overall }) => scoreOf(overall)),
        ),
    }
  })
  const ranked = rankedBodies(scheme, national.service_ranking.rows)
  const isRanked = (row: { body_code: string }) => ranked.includes(bodyCode(scheme, row.body_code))
  const surveyed = national.sample_by_service.rows.filter(({ mass_survey }) => mass_survey).length
  return [
    ...own.flatMap((row) => {
      const services = servicesOf(national, row.body_code)
      return services ? meanOfPrinted(`table 9 / ${row.body_code}`, row, services.map(bodyZone)) : []
    }),
    ...(isWhole(own, null)
      ? sameOrder("table 9 / order", own, rank(scheme, "bodies_own_zone", ownInRegister), code, place)
      : []),
    ...(isWhole(national.service_ranking.rows, surveyed) && isWhole(own, null)
      ? [
          same("table 9 / how many bodies", own.length, ranked.length),
          ...own.map((row) => same(`table 9 / ${row.body_code} / is ranked`, true, isRanked(row))),
        ]
      : []),
    ...allInRegister.flatMap(({ body_code, mean, pct, score }) => {
      const shown = score && published(score, scheme.settings.decimals)
      return shown ? samePair(`annex A / ${body_code}`, { mean, pct }, { mean: shown.mean, pct: shown.percent }) : []
    }),
    ...(isWhole(all, null) && allInRegister.every(({ score }) => score !== null)
      ? sameOrder("annex A / order", all, rank(scheme, "bodies_all_zones", allInRegister), code, place)
      : []),
  ]
}

// Bodies that the settings rank, as far as one of their services was surveyed.
function rankedBodies(scheme: Scheme, services: readonly { service_no: number }[]): string[] {
  const surveyed = new Set(services.map(({ service_no }) => serviceAt(scheme, service_no)?.body?.code))
  return scheme.bodies
    .filter((body) => surveyed.has(body.code) && meets(body, scheme.settings.bodies?.ranked ?? {}))
    .map(({ code }) => code)
}

const code = ({ body_code }: { body_code: string }) => body_code
const place = ({ rank }: { rank: number }) => rank
