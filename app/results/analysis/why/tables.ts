// Items held against the result, from the answers that the person may see.
import { db } from "@/app/_server/database"
import { readMicrodata } from "@/db/queries/microdata"
import { driverTable } from "@/lib/analysis/driver-table"
import { columnsToRead, prepare } from "@/lib/analysis/prepare"
import { driversOf } from "@/lib/doubt/drivers"
import type { ReportTable } from "@/lib/report/table"
import type { Asked } from "../load"

/** A table for each form; null where the study does not say which item is the result. */
export async function driverTablesFor(asked: Asked, service: string): Promise<ReportTable[] | null> {
  const { study, scheme, wave, catalogue, scope } = asked
  if (!scheme || Object.keys(study.report.overall).length === 0) return null
  const microdata = await readMicrodata(db(), wave.id, columnsToRead(catalogue, [], scheme))
  if (!microdata) return []
  const { smallest, few } = study.report
  const prepared = prepare({ microdata, catalogue, scheme, settings: { smallest, few }, scope })
  const drivers = driversOf(scheme, prepared.microdata, study.report.overall)
  return Object.entries(drivers).flatMap(([form, services]) => {
    const table = driverTable(catalogue, form, services[service] ?? [])
    return table ? [table] : []
  })
}
