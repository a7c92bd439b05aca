// The chapters: criteria -> form -> service -> rank, and call centres by number, from each chapter's own figures.
import { about, type Comparison, meanOfMeans, meanOfPrinted, same, samePair } from "./comparison"
import { correctedRows, type Rows } from "./corrections"
import { evaluated, type Printed } from "./data"
import { CALLS } from "./misprints"
import { portraitComparisons } from "./portraits"
import { HIGHEST, possible } from "./possible"
import { chapterNumber, type ReadChapter, type ReadDetail, type ReadNational, type Report } from "./read"

/**
 * Every figure of one chapter against the figures below it. `corrected` takes the criterion cells as the report's own
 * text has them (the chapter's `corrections`) instead of as the table prints them.
 */
export function chapterComparisons({ national }: Report, chapter: ReadChapter, corrected = false): Comparison[] {
  const number = chapterNumber(chapter)
  const name = `chapter ${number}`
  const row = national.service_ranking.rows.find(({ service_no }) => service_no === number)
  const detail = national.service_detail_support.rows.find(({ service_no }) => service_no === number)
  const { overall } = chapter
  const isOtherScale = (year: string) =>
    national.dynamics_2014_2020.rows.some((one) => String(one.year) === year && one.scale_max !== HIGHEST)
  return [
    ...criteria(name, chapter, corrected),
    ...(overall && row
      ? [
          ...samePair(`${name} / ranking row`, row, overall),
          ...(overall.rank === null ? [] : [same(`${name} / ranking row / rank`, row.rank, overall.rank)]),
        ]
      : []),
    ...respondents(name, chapter, national),
    ...(detail ? zones(name, chapter, detail, national) : []),
    ...callCentres(name, chapter),
    ...(chapter.regions ?? []).flatMap((region, place) => possible(`${name} / region ${place + 1}`, region)),
    ...Object.entries(chapter.previous_years ?? {}).flatMap(([year, cell]) =>
      isOtherScale(year) ? [] : possible(`${name} / ${year}`, cell),
    ),
    ...portraitComparisons(name, chapter),
  ]
}

function criteria(name: string, chapter: ReadChapter, corrected: boolean): Comparison[] {
  const { criteria: printed, overall } = chapter
  if (!printed) return []
  const rows: Rows = corrected ? correctedRows(printed.rows, chapter.corrections) : printed.rows
  const cells = (column: string) =>
    Object.entries(rows).flatMap(([criterion, row]) => {
      const value = evaluated(row[column])
      return value ? [{ criterion, value }] : []
    })
  const keys = printed.columns.map(({ key }) => key)
  const columns = keys.filter((key) => cells(key).length > 0)
  const forms = columns.flatMap((key) => evaluated(printed.form_average?.[key]) ?? [])
  const shown = evaluated(printed.overall_cell) ?? overall
  const values = (key: string) => cells(key).map(({ value }) => value)
  return [
    ...columns.flatMap((key) => {
      const average = evaluated(printed.form_average?.[key])
      return average ? about([key], meanOfPrinted(`${name} / ${key}`, average, values(key))) : []
    }),
    ...(shown && forms.length > 0 && forms.length === columns.length
      ? about(columns, meanOfPrinted(`${name} / forms to service`, shown, forms))
      : []),
    ...(shown && columns.length > 0
      ? about(columns, meanOfMeans(`${name} / criteria to service`, shown, columns.map(values)))
      : []),
    ...(overall && shown ? about(columns, samePair(`${name} / headline`, overall, shown)) : []),
    ...keys.flatMap((key) =>
      Object.entries(rows).flatMap(([criterion, row]) =>
        about([key, criterion], possible(`${name} / ${key} / ${criterion}`, cellOf(row[key]))),
      ),
    ),
  ]
}

function respondents(name: string, chapter: ReadChapter, national: ReadNational): Comparison[] {
  const n = chapter.n ?? numberIn(chapter.survey, "n")
  const row = national.sample_by_service.rows.find(({ service_no }) => service_no === chapterNumber(chapter))
  return n === null || !row || row.n === null ? [] : [same(`${name} / respondents`, row.n, n)]
}

// What the tables by provider print of the service, against the chapter's own table of providers and forms.
function zones(name: string, chapter: ReadChapter, detail: ReadDetail, national: ReadNational): Comparison[] {
  const number = chapterNumber(chapter)
  const { self_service_zone, manager } = national.state_corporation_ranking
  const rowOf = (rows: readonly (Printed & { service_no: number })[]) =>
    rows.find(({ service_no }) => service_no === number)
  const ranked = {
    "State Corporation": rowOf(manager.rows) ?? rowOf(self_service_zone.rows),
    portal: rowOf(national.portal_ranking.rows),
    "body zone": detail.zones.body,
  }
  const own = chapter.providers.flatMap(({ mean, pct }) => (mean === null || pct === null ? [] : [{ mean, pct }]))
  const closest = (printed: Printed) =>
    own.find(({ mean, pct }) => mean === printed.mean && pct === printed.pct) ??
    own.find(({ mean }) => mean === printed.mean) ??
    null
  const averages = chapter.criteria?.form_average ?? {}
  const hasOnline = chapter.criteria?.columns.some(({ key }) => key === "online")
  // Chapter 2.31 heads its second column with the state body, and speaks of receipt online.
  const isPortal = (key: string, place: number) => (hasOnline ? key === "online" : place > 0)
  return [
    ...Object.entries(ranked).flatMap(([zone, printed]) =>
      printed && own.length > 0 ? samePair(`${name} / providers / ${zone}`, printed, closest(printed)) : [],
    ),
    ...(chapter.criteria?.columns ?? []).flatMap(({ key }, place) => {
      const printed = evaluated(averages[key])
      const same = detail.forms[isPortal(key, place) ? "portal" : "office"]
      return printed && same ? samePair(`${name} / ${key} / form by service`, same, printed) : []
    }),
  ]
}

function callCentres(name: string, { call_centre }: ReadChapter): Comparison[] {
  const tables = call_centre?.tables ?? []
  return tables.flatMap(({ number, items, overall }, place) => {
    const again = tables.findIndex((one) => one.number === number) < place ? ` (${place + 1})` : ""
    const cell = `${name} / call centre ${number}${again}`
    const values = items.flatMap((item) => evaluated(item) ?? [])
    const printed = evaluated(overall)
    return about(
      [CALLS, number],
      [
        ...(printed && values.length > 0 ? meanOfPrinted(cell, printed, values) : []),
        ...items.flatMap((item, index) => possible(`${cell} / item ${index + 1}`, item)),
      ],
    )
  })
}

const cellOf = (cell: Rows[string][string] | undefined) => (typeof cell === "string" ? null : (cell ?? null))

function numberIn(record: Readonly<Record<string, unknown>> | null | undefined, key: string): number | null {
  const value = record?.[key]
  return typeof value === "number" ? value : null
}
