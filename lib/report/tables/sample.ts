// Who was interviewed, beside the targets and the population.
import type { SampleDimension, SampleRow } from "../data"
import type { ReportTable, TableColumn, TableRow, TableValue } from "../table"
import {
  bodyName,
  column,
  count,
  type Figures,
  nameColumn,
  regionName,
  serviceName,
  shareOf,
  WITHHELD,
} from "./figures"

/** One table for each thing the sample is counted by. */
export function sampleTables(figures: Figures): ReportTable[] {
  return figures.data.sample.filter(({ rows }) => rows.length > 0).map((one) => sampleTable(figures, one))
}

function sampleTable(figures: Figures, { dimension, label, rows, verified }: SampleDimension): ReportTable {
  const n = rows.reduce((sum, row) => sum + (row.n ?? 0), 0)
  const withheld = rows.some((row) => row.n === null)
  const base = withheld ? baseOf(figures) : n
  const known = rows.filter((row) => row.population !== null)
  const people = known.reduce((sum, row) => sum + (row.population ?? 0), 0)
  // Shares of the population are of those it knows: held against them is the sample without the others.
  const among = known.reduce((sum, row) => sum + (row.n ?? 0), 0)
  const aimed = rows.some(({ target }) => target !== null)
  const columns: TableColumn[] = [
    nameOf(figures, dimension),
    ...(dimension === "service" && figures.method.bodies.length > 0 ? [column("body", "words")] : []),
    column("n", "count"),
    column("share", "share"),
    ...(aimed ? [column("target", "count"), column("reached", "share")] : []),
    ...(people > 0 ? [column("sample_share", "share"), column("population_share", "share")] : []),
  ]
  const values = (row: SampleRow): Record<string, TableValue> => ({
    n: row.n === null ? WITHHELD : count(row.n),
    share: row.n === null ? WITHHELD : shareOf(row.n, base),
    ...(row.target !== null && { target: count(row.target), reached: shareOf(row.n, row.target) }),
    ...(row.population !== null && {
      sample_share: row.n === null ? WITHHELD : shareOf(row.n, among),
      population_share: { value: (100 * row.population) / people },
    }),
  })
  const total = aimed ? rows.reduce((sum, row) => sum + (row.target ?? 0), 0) : 0
  return {
    name: `sample-${dimension}`,
    kind: "sample",
    section: "sample",
    ...(label && { title: label }),
    columns,
    rows: [
      {
        ...{ code: "", word: "total", depth: 0 },
        values: {
          ...{ n: count(base), share: shareOf(base, base) },
          ...(aimed && { target: count(total), reached: shareOf(base, total) }),
        },
      },
      ...rows.map((row): TableRow => ({ ...nameIn(figures, dimension, row), depth: 1, values: values(row) })),
    ],
    base,
    notes: verified ? [] : ["unverified"],
    chart: { kind: "bars", columns: people > 0 ? ["sample_share", "population_share"] : ["share"] },
  }
}

/** Where a count is withheld, the others do not add up to everybody: other tables of the sample do. */
const baseOf = ({ data }: Figures) =>
  Math.max(...data.sample.map(({ rows }) => rows.reduce((sum, row) => sum + (row.n ?? 0), 0)))

function nameOf(figures: Figures, dimension: string): TableColumn {
  return nameColumn(figures, dimension === "service" || dimension === "region" ? dimension : "group")
}

/** A service without a mass survey is marked; services stand under their bodies in the order of the register. */
function nameIn(figures: Figures, dimension: string, { code, label }: SampleRow): Omit<TableRow, "values"> {
  if (code === "") return { code: "unknown", word: "unknown" }
  const own = label ? { code, label } : { code }
  if (dimension === "region") return { ...own, ...regionName(figures, code), ...(label && { label }) }
  if (dimension !== "service") return own
  const service = figures.data.services.find((one) => one.code === code)
  const body = service?.body ? bodyName(figures, service.body).label : undefined
  return {
    ...serviceName(figures, code),
    ...own,
    ...(body && { words: { body } }),
    ...(service?.qualitative && { marks: ["no_mass_survey" as const] }),
  }
}
