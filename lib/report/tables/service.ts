// The page of one service.
import type { ReportTable, TableRow } from "../table"
import { answerTables } from "./answers"
import { serviceCallsTables } from "./calls"
import { serviceCriteriaTables } from "./criteria"
import { driverTables } from "./drivers"
import { yearTable } from "./dynamics"
import {
  bodyName,
  column,
  count,
  crossValues,
  type Figures,
  nameColumn,
  regionName,
  SCORE_COLUMNS,
  scoreValues,
} from "./figures"

/** Every table of one service; none of a service that the register does not have. */
export function serviceTables(figures: Figures, code: string): ReportTable[] {
  const { settings, services } = figures.data
  if (!services.some((one) => one.code === code)) return []
  const { portrait, online, complaints, difficulties } = settings.service
  const asked = (section: Section, questions: readonly string[]) =>
    questions.flatMap((question) => answerTables(figures, { prefix: section, question, section }, { service: code }))
  const now = figures.scores.services.find((one) => one.code === code)
  return [
    ...registerTables(figures, code),
    ...asked("portrait", portrait),
    ...asked("online", online),
    ...serviceCriteriaTables(figures, code),
    ...yearTable(figures, {
      ...{ name: "history", kind: "service_history", section: "dynamics" },
      ...{ level: "service", code, key: `service ${code}` },
      ...{ score: now?.score ?? null, n: now?.n ?? null, services: null },
    }),
    ...asked("complaints", complaints),
    ...serviceCallsTables(figures, code),
    ...asked("difficulties", difficulties),
    ...asked("trust", settings.trust),
    ...providerTables(figures, code),
    ...regionTables(figures, code),
    ...driverTables(figures, code),
  ]
}

type Section = "portrait" | "online" | "complaints" | "difficulties" | "trust"

/** What the register says, as rows of words. */
function registerTables(figures: Figures, code: string): ReportTable[] {
  const service = figures.data.services.find((one) => one.code === code)
  if (!service) return []
  const { full, columns, qualitative } = service
  const rows: TableRow[] = [
    ...(full ? [{ code: "full_name", word: "full_name" as const, values: {}, words: { says: full } }] : []),
    ...columns.map(({ name, label, value }) => ({ code: name, label, values: {}, words: { says: value } })),
  ]
  return rows.length === 0
    ? []
    : [
        {
          ...{ name: "register", kind: "service_register", section: "services" },
          columns: [nameColumn(figures, "group"), column("says", "words")],
          rows,
          base: null,
          notes: qualitative ? ["no_mass_survey"] : [],
        },
      ]
}

/** Its body's own zone, then who else provides it. */
function providerTables(figures: Figures, code: string): ReportTable[] {
  const { data, labels, method } = figures
  const service = data.services.find((one) => one.code === code)
  const own = data.cross.ownZone[code]
  const body: TableRow[] =
    service?.body && own
      ? [{ ...bodyName(figures, service.body), values: scoreValues(figures, own), marks: ["own_zone"] }]
      : []
  // Providers by their bodies are that very zone of the body again.
  const providers = method.settings.providers.filter(({ bodies }) => Object.keys(bodies).length === 0)
  const rows = providers.flatMap(({ name }): TableRow[] => {
    const cross = data.cross.providers[name]?.[code]
    const label = labels.providers[name]
    if (!cross) return []
    const target = { level: "table" as const, code: `provider-${name}` }
    return [
      { code: name, ...(label && { label }), target, values: { n: count(cross.n), ...crossValues(figures, cross) } },
    ]
  })
  const all = [...body, ...rows]
  return all.length === 0
    ? []
    : [
        {
          ...{ name: "providers", kind: "service_providers", section: "providers" },
          columns: [nameColumn(figures, "provider"), column("n", "count"), ...SCORE_COLUMNS],
          rows: all,
          base: null,
          notes: [],
          chart: { kind: "ranked_bars", columns: ["percent", "mean"] },
        },
      ]
}

function regionTables(figures: Figures, code: string): ReportTable[] {
  const { data, method, scores } = figures
  const rows = method.regions.flatMap((region): TableRow[] => {
    const cross = data.cross.regions[region]?.[code]
    if (!cross) return []
    return [{ ...regionName(figures, region), values: { n: count(cross.n), ...crossValues(figures, cross) } }]
  })
  const best = (row: TableRow) => row.values.percent?.value ?? -1
  return rows.length === 0
    ? []
    : [
        {
          ...{ name: "regions", kind: "service_regions", section: "regions" },
          columns: [nameColumn(figures, "region"), column("n", "count"), ...SCORE_COLUMNS],
          rows: rows.sort((a, b) => best(b) - best(a)),
          base: scores.services.find((one) => one.code === code)?.n ?? null,
          notes: [],
          chart: { kind: "tiles", columns: ["percent"] },
        },
      ]
}
