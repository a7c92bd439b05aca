// Reads the report's tables from any files of their shape. What is missing or cannot be read is left out, and whatever
// rests on it is not compared: nothing is ever taken for 0.
import { z } from "zod"

const num = z.number()
const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null)
/** Rows that can be read; the others are left out. */
const rows = <T extends z.ZodType>(row: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one): z.output<T>[] => {
        const read = row.safeParse(one)
        return read.success ? [read.data] : []
      }),
    )
const table = <T extends z.ZodType>(row: T) => z.object({ rows: rows(row) }).catch({ rows: [] })

const Pair = z.object({ mean: num, pct: num })
const pair = { mean: num, pct: num }
const total = maybe(Pair)
const Cell = maybe(z.object({ mean: maybe(num), pct: maybe(num) }))
const shares = maybe(
  z.record(
    z.string(),
    z.unknown().transform((share) => (typeof share === "number" ? share : null)),
  ),
)

const Numbered = z.object({ ...pair, rank: num, service_no: num })
const OfBody = z.object({ ...pair, rank: num, body_code: z.string() })
const OfRegion = z.object({ ...pair, rank: num, region_id: z.string() })
const years = z.record(z.string(), total).catch({})
const ranking = z.object({ rows: rows(Numbered), total }).catch({ rows: [], total: null })

const implied = num.optional().catch(undefined)
const Item = z.object({
  ...{ code: z.string(), mean: maybe(num), pct: maybe(num) },
  ...{ implied_raters: implied, implied_n5: implied, implied_sum: implied, implied_pct_base: implied },
})
const Example = maybe(
  z.object({
    ...{ respondents: maybe(num), overall_mean: maybe(num), overall_pct: maybe(num) },
    criteria: rows(
      z.object({
        ...{ code: z.string(), mean: maybe(num), pct: maybe(num) },
        items: rows(Item),
      }),
    ),
    zone_totals: rows(z.object({ ...pair, zone: z.string() })),
  }),
)

const Survey = maybe(z.looseObject({}))
const National = z.object({
  survey: Survey,
  sample_by_service: z
    .object({
      total: maybe(num),
      rows: rows(
        z.object({
          ...{ service_no: num, n: maybe(num), mass_survey: z.boolean() },
          ...{ body_code: z.string(), body_code_printed: z.string() },
        }),
      ),
    })
    .catch({ total: null, rows: [] }),
  sample_by_region: z
    .object({
      ...{ total_n: maybe(num), total_pct: maybe(num) },
      rows: rows(z.object({ region_id: z.string(), n: num, pct: num })),
    })
    .catch({ total_n: null, total_pct: null, rows: [] }),
  sample_profile: z.record(z.string(), z.unknown()).catch({}),
  example_tables: z.object({ table2: Example, table3: Example }).catch({ table2: null, table3: null }),
  dynamics_2014_2020: z
    .object({
      rows: rows(z.object({ ...pair, year: num, n: maybe(num), services: maybe(num), scale_max: num })),
      prose_change_2019_2020: maybe(z.object({ mean: num })),
    })
    .catch({ rows: [], prose_change_2019_2020: null }),
  provider_totals: table(z.object({ ...pair, id: z.string() })),
  service_ranking: ranking,
  central_body_ranking: table(OfBody),
  central_body_dynamics: table(
    z.object({ body_code: z.string(), rank: num, years, change_2019_2020: total, average_4y: total }),
  ),
  leb_ranking_dynamics: table(
    z.object({ region_id: z.string(), rank: num, years, change_2019_2020: total, average_5y: total }),
  ),
  region_ranking: table(OfRegion),
  state_corporation_ranking: z
    .object({ self_service_zone: ranking, manager: ranking, total })
    .catch({ self_service_zone: { rows: [], total: null }, manager: { rows: [], total: null }, total: null }),
  portal_ranking: ranking,
  annex_a: table(OfBody),
  annex_b: table(OfRegion),
  service_detail_support: table(
    z.object({
      ...{ service_no: num, body_code: z.string(), n: maybe(num), rank: maybe(num), overall: Pair },
      forms: z.record(z.string(), total),
      zones: z.object({ body: total, portal: total, state_corporation: total }).partial().catch({}),
      sc_point: z.string().optional().catch(undefined),
    }),
  ),
  misprints: rows(z.object({ where: z.string() })),
})

const Row = z.record(z.string(), z.union([z.string(), Cell]).catch(null))
const Chapter = z.object({
  section: z.string().regex(/^2\.\d+$/),
  n: maybe(num).optional(),
  survey: Survey.optional(),
  overall: maybe(z.object({ ...pair, rank: maybe(num) })).optional(),
  criteria: maybe(
    z.object({
      columns: rows(z.object({ key: z.string() })),
      rows: z.record(z.string(), Row.catch({})).catch({}),
      form_average: maybe(z.record(z.string(), Cell)).optional(),
      overall_cell: Cell.optional(),
    }),
  ).optional(),
  call_centre: maybe(
    z.object({
      tables: rows(z.object({ number: z.coerce.string().catch("?"), items: rows(Cell), overall: Cell.optional() })),
    }),
  ).optional(),
  previous_years: maybe(z.record(z.string(), Cell)).optional(),
  providers: rows(z.object({ name: z.string().catch(""), mean: maybe(num), pct: maybe(num) })),
  regions: rows(z.object({ name: z.string().catch(""), mean: maybe(num), pct: maybe(num) })),
  complaints: shares.optional(),
  corrections: rows(z.looseObject({})),
})

export type ReadNational = z.output<typeof National>
export type ReadChapter = z.output<typeof Chapter>
export type ReadTable = NonNullable<z.output<typeof Example>>
export type ReadItem = ReadTable["criteria"][number]["items"][number]
export type ReadDetail = ReadNational["service_detail_support"]["rows"][number]
export type ReadCell = z.output<typeof Cell>
export type Report = Readonly<{ national: ReadNational; chapters: readonly ReadChapter[] }>

/** The report from national.json and services.json; either may be incomplete. Null for neither. */
export function readReport(national: unknown, services: unknown): Report {
  return { national: National.parse(isObject(national) ? national : {}), chapters: rows(Chapter).parse(services) }
}

/** Number of the service: its place in the register and its chapter. */
export const chapterNumber = ({ section }: Pick<ReadChapter, "section">): number => Number(section.split(".")[1])

/** Shares of a portrait by group, those printed as numbers; null where nothing is printed. */
export function sharesOf(portrait: unknown): Record<string, number | null> | null {
  const read = shares.safeParse(portrait)
  return read.success ? read.data : null
}

const isObject = (json: unknown): json is object => typeof json === "object" && json !== null && !Array.isArray(json)
