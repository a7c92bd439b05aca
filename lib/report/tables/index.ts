// Every table of a report, made from one set of figures. What a study does not have makes no table.
import type { ReportTable } from "../table"
import { sectionTables, trustTables } from "./answers"
import { localAllTables, localTables, ownZoneTables } from "./bodies"
import { callsTables } from "./calls"
import { criteriaTables } from "./criteria"
import { driversTables } from "./drivers"
import { dynamicsTables } from "./dynamics"
import { besideTables, fieldTables } from "./field"
import type { Figures } from "./figures"
import { itemsTables } from "./items"
import { providerServicesTables, providersTables } from "./providers"
import { allZonesTables, regionsTables, servicesTables } from "./rankings"
import { sampleTables } from "./sample"

export { bodyTables } from "./body"
export type { Figures } from "./figures"
export { regionTables } from "./region"
export { serviceTables } from "./service"

/** The tables of the whole study, in the order of the report. Their names are one of a kind. */
export function reportTables(figures: Figures): ReportTable[] {
  return MAKERS.flatMap((make) => make(figures))
}

const MAKERS: readonly ((figures: Figures) => readonly ReportTable[])[] = [
  sampleTables,
  sectionTables,
  dynamicsTables,
  providersTables,
  servicesTables,
  ownZoneTables,
  localTables,
  regionsTables,
  providerServicesTables,
  allZonesTables,
  localAllTables,
  criteriaTables,
  itemsTables,
  callsTables,
  trustTables,
  driversTables,
  fieldTables,
  besideTables,
]
