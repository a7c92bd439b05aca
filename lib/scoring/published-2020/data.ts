// The tables that the report of 2020 printed, as data. Fields named implied_* or calc_* were derived, not printed.
import type { Score } from "../score"
import nationalJson from "./national.json"
import chaptersJson from "./services.json"

/** A printed pair; a mean below the scale stands for "not evaluated" (services 10 and 55). */
export type Printed = Readonly<{ mean: number; pct: number }>
export type Numbered = Printed & Readonly<{ rank: number; service_no: number }>
export type OfBody = Printed & Readonly<{ rank: number; body_code: string }>
export type OfRegion = Printed & Readonly<{ rank: number; region_id: string }>

export type ExampleItem = Readonly<{
  code: string
  zone: string
  mean: number | null
  pct: number | null
  implied_raters?: number
  implied_n5?: number
  implied_sum?: number
  implied_pct_base?: number
}>
export type ExampleTable = Readonly<{
  respondents: number
  overall_mean: number
  overall_pct: number
  criteria: readonly Readonly<{
    code: string
    mean: number | null
    pct: number | null
    items: readonly ExampleItem[]
  }>[]
  zone_totals: readonly (Printed & Readonly<{ zone: string }>)[]
}>

export type Detail = Readonly<{
  service_no: number
  body_code: string
  n: number
  overall: Printed
  forms: Readonly<Record<string, Printed | null>>
  zones: Readonly<{ body: Printed | null; portal: Printed | null; state_corporation: Printed | null }>
  sc_point?: "manager" | "self_service_zone"
}>

export type Dynamics = Readonly<{
  years: Readonly<Record<string, Printed | null>>
  change_2019_2020: Printed | null
  average_4y?: Printed | null
  average_5y?: Printed | null
}>

type Table<T> = Readonly<{ rows: readonly T[] }>
export type National = Readonly<{
  bodies: readonly Readonly<{ code_kk: string }>[]
  sample_by_service: Table<
    Readonly<{
      service_no: number
      n: number | null
      mass_survey: boolean
      body_code: string
      body_code_printed: string
    }>
  >
  sample_by_region: Table<Readonly<{ region_id: string; n: number; pct: number }>>
  example_tables: Readonly<{ table2: ExampleTable; table3: ExampleTable }>
  dynamics_2014_2020: Table<Printed & Readonly<{ year: number; n: number; services: number; scale_max: number }>>
  provider_totals: Table<Printed & Readonly<{ id: string }>>
  service_ranking: Table<Numbered & Readonly<{ n: number }>> & Readonly<{ total: Printed }>
  central_body_ranking: Table<OfBody>
  central_body_dynamics: Table<Dynamics & Readonly<{ body_code: string; rank: number }>>
  leb_ranking_dynamics: Table<Dynamics & Readonly<{ region_id: string; rank: number }>>
  region_ranking: Table<OfRegion>
  state_corporation_ranking: Readonly<{
    self_service_zone: Table<Numbered> & Readonly<{ total: Printed }>
    manager: Table<Numbered> & Readonly<{ total: Printed }>
    total: Printed
  }>
  portal_ranking: Table<Numbered> & Readonly<{ total: Printed }>
  annex_a: Table<OfBody>
  annex_b: Table<OfRegion>
  service_detail_support: Table<Detail>
  misprints: readonly Readonly<{ where: string; issue: string }>[]
}>

export type Cell = Readonly<{ mean: number | null; pct: number | null }> | null
export type Correction = Readonly<{ criterion: string; column: string; field: string; consistent: number }>
/** A chapter of the report: one service. */
export type Chapter = Readonly<{
  section: string
  n: number | null
  overall: (Printed & Readonly<{ rank: number }>) | null
  criteria: Readonly<{
    columns: readonly Readonly<{ key: string }>[]
    rows: Readonly<Record<string, Readonly<Record<string, Cell | string>>>>
    form_average: Readonly<Record<string, Cell>> | null
    overall_cell: Cell
  }> | null
  call_centre: Readonly<{
    tables: readonly Readonly<{ number: string; items: readonly Cell[]; overall: Cell }>[] | null
  }> | null
  corrections: readonly Correction[]
}>

export const national = nationalJson as unknown as National
export const chapters = chaptersJson as unknown as readonly Chapter[]

/** A printed pair as a score. */
export const scoreOf = ({ mean, pct }: Printed): Score => ({ mean, percent: pct })

/** Number of the service: its place in the register and its chapter. */
export const numberOf = (chapter: Chapter): number => Number(chapter.section.split(".")[1])

/** A printed cell, or null for what was not evaluated: empty, or 0.00 where no rating is below 1. */
export function evaluated(cell: Cell | string | undefined): Printed | null {
  if (!cell || typeof cell === "string" || cell.mean === null || cell.pct === null || cell.mean < 1) return null
  return { mean: cell.mean, pct: cell.pct }
}
