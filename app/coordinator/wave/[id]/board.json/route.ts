import { getLocale } from "next-intl/server"
import { currentPerson } from "@/app/_server/auth"
import { sharedRead } from "@/app/_server/shared-read"
import { may, regionScope } from "@/lib/permission"
import { boardData, viewIn } from "../board-data"
import { loadWave, type WaveParams } from "../load"

/** The board's figures for a page that is open already; made once for all who see the same. */
export async function GET(request: Request, { params }: WaveParams): Promise<Response> {
  const person = await currentPerson()
  if (!person || !may(person, "wave.steer")) return new Response(null, { status: person ? 403 : 401 })
  const view = viewIn(new URL(request.url).searchParams.get("view"))
  const loaded = await loadWave(params)
  const scope = regionScope(person)
  const key = `json ${loaded.wave.id} ${view} ${await getLocale()} ${scope ? [...scope].sort().join() : "*"}`
  const body = await sharedRead(key, async () => JSON.stringify(await boardData(loaded, person, view)))
  return new Response(body, { headers: { "Content-Type": "application/json", "Cache-Control": "private, no-store" } })
}
