import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { controlTable } from "@/lib/report/control-data"
import { csvOf } from "@/lib/report/csv"
import { loadWave, type WaveParams } from "../../load"
import { attachment } from "../file"
import { loadControl } from "../load"

/** A row per interviewer and mode, in the reader's language. */
export async function GET(_request: Request, { params }: WaveParams): Promise<Response> {
  const person = await requirePerson("control.read")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("control.csvHead")
  const control = await loadControl(person, wave, study, new Date())
  return attachment(csvOf(controlTable(control, (column) => t(column))), `field-control-${wave.id}.csv`, "text/csv")
}
