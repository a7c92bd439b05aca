// From the report's numbers and abbreviations to the study's registers.
import type { Scheme, Service } from "../scheme"
import type { Score } from "../score"
import { type Detail, national, type Printed, scoreOf } from "./data"

export const details: readonly Detail[] = national.service_detail_support.rows

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

/** Rows of bodies in register order. */
export function byBody<T extends { body_code: string }>(scheme: Scheme, rows: readonly T[]): T[] {
  const place = (row: T) => scheme.bodies.findIndex(({ code }) => code === bodyCode(scheme, row.body_code))
  return [...rows].sort((a, b) => place(a) - place(b))
}

/** Services of a body, by the report's own table. */
export const servicesOf = (body: string): readonly Detail[] => details.filter(({ body_code }) => body_code === body)

/** What the chapter prints of the body's zone; the whole score where nobody else takes part or nothing is printed. */
export const bodyZone = ({ zones, overall }: Detail): Printed => zones.body ?? overall
