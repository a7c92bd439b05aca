import { requirePerson } from "@/app/_server/page"
import { regionScope } from "@/lib/permission"
import { controlData } from "@/lib/report/control-data"
import { loadWave, type WaveParams } from "../../load"
import { attachment } from "../file"
import { loadControl } from "../load"

/** Everything in the report as data, without names or written words. */
export async function GET(_request: Request, { params }: WaveParams): Promise<Response> {
  const person = await requirePerson("control.read")
  const { wave, study } = await loadWave(params)
  const now = new Date()
  const data = controlData(await loadControl(person, wave, study, now), {
    wave: { id: wave.id, name: wave.name, status: wave.status },
    study: study.id,
    at: now.toISOString(),
    regions: regionScope(person),
  })
  return attachment(`${JSON.stringify(data, null, 2)}\n`, `field-control-${wave.id}.json`, "application/json")
}
