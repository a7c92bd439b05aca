// Table 9 (own zone) and annex A (all zones) of the central bodies.
import { allZones } from "../bodies"
import { rank } from "../rank"
import { published } from "../round"
import { meets, type Scheme } from "../scheme"
import { type Comparison, meanOfPrinted, same } from "./comparison"
import { national, scoreOf } from "./data"
import { bodyCode, bodyZone, byBody, servicesOf } from "./lookup"

/** Means, orders, and which bodies are ranked. Annex A is exact: its inputs are the published figures themselves. */
export function bodyComparisons(scheme: Scheme): Comparison[] {
  const own = national.central_body_ranking.rows
  const all = national.annex_a.rows
  const ownInRegister = byBody(scheme, own).map((row) => ({ ...row, score: scoreOf(row) }))
  const allInRegister = byBody(scheme, all).map((row) => ({
    ...row,
    score: allZones(
      scheme,
      servicesOf(row.body_code).map(({ overall }) => scoreOf(overall)),
    ),
  }))
  return [
    ...own.flatMap((row) => meanOfPrinted(`table 9 / ${row.body_code}`, row, servicesOf(row.body_code).map(bodyZone))),
    same("table 9 / order", codes(own), codes(rank(scheme, "bodies_own_zone", ownInRegister))),
    same(
      "table 9 / bodies",
      rankedBodies(scheme),
      codes(own)
        .map((code) => bodyCode(scheme, code))
        .sort(),
    ),
    ...allInRegister.map(({ body_code, mean, pct, score }) => {
      const shown = score && published(score, scheme.settings.decimals)
      return same(`annex A / ${body_code}`, [mean, pct], [shown?.mean, shown?.percent])
    }),
    same("annex A / order", codes(all), codes(rank(scheme, "bodies_all_zones", allInRegister))),
  ]
}

// Bodies that the settings rank, as far as one of their services was surveyed.
function rankedBodies({ bodies, services, settings }: Scheme): string[] {
  const surveyed = new Set(
    national.service_ranking.rows.map(({ service_no }) => [...services.values()][service_no - 1]?.body?.code),
  )
  return bodies
    .filter((body) => surveyed.has(body.code) && meets(body, settings.bodies?.ranked ?? {}))
    .map(({ code }) => code)
    .sort()
}

const codes = (rows: readonly { body_code: string }[]) => rows.map(({ body_code }) => body_code)
