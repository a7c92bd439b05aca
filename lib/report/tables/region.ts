// The page of one region: its services, its local bodies, its years, its people.
import type { ReportTable, TableRow } from "../table"
import { answerTables } from "./answers"
import { yearTable } from "./dynamics"
import {
  column,
  count,
  crossValues,
  type Figures,
  nameColumn,
  SCORE_COLUMNS,
  scoreValues,
  serviceName,
} from "./figures"
import { yearColumns, yearNotes, yearsOf, yearValues } from "./years"

/** Every table of one region; none of a region that the method does not have. */
export function regionTables(figures: Figures, code: string): ReportTable[] {
  if (!figures.method.regions.includes(code)) return []
  const { settings } = figures.data
  const now = figures.scores.regions.find((one) => one.code === code)
  return [
    ...servicesIn(figures, code),
    ...localIn(figures, code),
    ...yearTable(figures, {
      ...{ name: "history", kind: "region_history", section: "dynamics" },
      ...{ level: "region", code, key: `region ${code}` },
      ...{ score: now?.score ?? null, n: now?.n ?? null, services: now?.services ?? null },
    }),
    ...settings.sections
      .filter(({ by }) => by.includes("region"))
      .flatMap(({ name, label, questions }) =>
        questions
          .flatMap((question) =>
            answerTables(figures, { prefix: name, question, section: "answers" }, { region: code }),
          )
          .map((table): ReportTable => ({ ...table, sectionTitle: label })),
      ),
  ]
}

function servicesIn(figures: Figures, code: string): ReportTable[] {
  const { data, method, scores } = figures
  const found = data.cross.regions[code] ?? {}
  const region = scores.regions.find((one) => one.code === code)
  const rows = method.services.flatMap(({ code: service }): TableRow[] => {
    const cross = found[service]
    const all = scores.services.find((one) => one.code === service)?.score ?? null
    if (!cross) return []
    return [
      {
        ...{ ...serviceName(figures, service), depth: 1 },
        values: {
          ...{ n: count(cross.n), ...crossValues(figures, cross) },
          ...scoreValues(figures, all, {}, { mean: "all_mean", percent: "all_percent" }),
        },
      },
    ]
  })
  const best = (row: TableRow) => row.values.mean?.value ?? -1
  return rows.length === 0
    ? []
    : [
        {
          ...{ name: "services", kind: "region_services", section: "services" },
          columns: [
            nameColumn(figures, "service"),
            column("n", "count"),
            ...SCORE_COLUMNS,
            column("all_mean", "mean"),
            column("all_percent", "percent"),
          ],
          rows: [
            {
              ...{ code: "", word: "total", depth: 0 },
              values: {
                n: count(region?.n),
                ...scoreValues(figures, region?.score ?? null, { key: `region ${code}`, n: region?.n }),
                ...scoreValues(
                  figures,
                  scores.national.score,
                  { key: "study" },
                  { mean: "all_mean", percent: "all_percent" },
                ),
              },
            },
            ...rows.sort((a, b) => best(b) - best(a)),
          ],
          base: region?.n ?? null,
          notes: [],
          chart: { kind: "dumbbell", columns: ["all_percent", "percent"] },
        },
      ]
}

/** Its local bodies: their own zone with earlier years, and everything in their services. */
function localIn(figures: Figures, code: string): ReportTable[] {
  const local = figures.data.cross.local[code]
  if (!local) return []
  const years = yearsOf(figures, "region_local", code)
  const now = (score: typeof local.own) => scoreValues(figures, score, { n: local.n }, own(figures))
  return [
    {
      ...{ name: "local-bodies", kind: "region_bodies", section: "bodies" },
      columns: [nameColumn(figures, "group"), column("services", "count"), ...yearColumns(figures, years)],
      rows: [
        {
          ...{ code: "own_zone", word: "own_zone" },
          values: {
            services: count(local.services),
            ...yearValues(figures, years, { level: "region_local", code, score: local.own }),
          },
        },
        { ...{ code: "all_zones", word: "all_zones" }, values: { services: count(local.services), ...now(local.all) } },
      ],
      base: local.n,
      notes: yearNotes(figures, years, "region_local"),
    },
  ]
}

const own = ({ data }: Figures) => ({ mean: `mean_${data.year}`, percent: `percent_${data.year}` })
