// From the report's numbers and abbreviations to the study's registers.
import type { Scheme, Service } from "../scheme"
import type { Score } from "../score"
import { type Printed, scoreOf } from "./data"
import type { ReadDetail, ReadNational } from "./read"

/** The service that stands at this place of the register: its number in the report. */
export function serviceAt(scheme: Scheme, number: number): Service | undefined {
  return [...scheme.services.values()][number - 1]
}

/** Rows of services in the order that settles ties, with their printed figures as scores. */
export function inRegisterOrder<T extends Printed & { service_no: number }>(
  rows: readonly T[],
): (T & { score: Score })[] {
  return rows.map((row) => ({ ...row, score: scoreOf(row) })).sort((a, b) => a.service_no - b.service_no)
}

/** The code of a body by the abbreviation that the report uses. */
export function bodyCode(scheme: Scheme, abbreviation: string): string {
  return scheme.bodies.find(({ texts }) => texts.abbreviation?.kk === abbreviation)?.code ?? `unknown ${abbreviation}`
}

/** The code of a region by the report's name of it. */
export function regionCode(region: string): string {
  return region === "other_countries" ? "abroad" : region.replace("kazakhstan", "kz")
}

/** Rows of bodies in register order. */
export function byBody<T extends { body_code: string }>(scheme: Scheme, rows: readonly T[]): T[] {
  const place = (row: T) => scheme.bodies.findIndex(({ code }) => code === bodyCode(scheme, row.body_code))
  return [...rows].sort((a, b) => place(a) - place(b))
}

/** Services of a body, by the report's own table; null when one that was surveyed is missing there. */
export function servicesOf(national: ReadNational, body: string): ReadDetail[] | null {
  const found = national.service_detail_support.rows.filter(({ body_code }) => body_code === body)
  const surveyed = national.sample_by_service.rows.filter((row) => row.mass_survey && row.body_code === body)
  return found.length > 0 && found.length >= surveyed.length ? found : null
}

/** What the chapter prints of the body's zone; the whole score where nobody else takes part or nothing is printed. */
export const bodyZone = ({ zones, overall }: ReadDetail): Printed => zones.body ?? overall

/** Whether a ranking was given whole: its ranks go from 1 to as many as there should be. */
export function isWhole(rows: readonly { rank: number }[], expected: number | null): boolean {
  return rows.length > 0 && rows.length >= (expected ?? 0) && rows.every(({ rank }, place) => rank === place + 1)
}
