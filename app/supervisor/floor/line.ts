import type { Tx } from "@/db/client"
import type { FloorLine } from "@/db/queries/floor"
import { findInstrument } from "@/db/queries/instruments"
import { namedAxes, nameIn } from "@/lib/report/axes"
import type { Named } from "@/lib/report/words"
import { caseNumber } from "@/lib/sample/case-number"

export type ShownLine = Omit<FloorLine, "held"> &
  Readonly<{ held: Readonly<{ number: string; region: string | null; service: Named | null }> | null }>

/** The line with its case in the words of the study. */
export async function shownLine(tx: Tx, line: FloorLine, locale: string): Promise<ShownLine> {
  const { held } = line
  if (!held) return { ...line, held }
  const axes = namedAxes((await findInstrument(tx, held.instrumentId)).study, locale, null)
  const region = nameIn(axes, "region", held.region)?.label ?? null
  return { ...line, held: { number: caseNumber(held.id), region, service: nameIn(axes, "service", held.service) } }
}
