import { getLocale, getTranslations } from "next-intl/server"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { findNames } from "@/db/queries/queue"
import { listWaves } from "@/db/queries/waves"
import { namedAxes } from "@/lib/report/axes"
import type { QueueCounts } from "@/lib/verification/queue"
import { db } from "../../_server/database"

/** What to call the interviewers and regions that the queue can be narrowed down to. */
export async function namesFor(counts: QueueCounts) {
  const t = await getTranslations("verification.queue")
  const ids = [...counts.interviewer.keys()].filter((id) => id !== "self")
  const people = await read(() => findNames(db(), ids))
  const regions = await regionNames()
  return {
    interviewer: new Map([...counts.interviewer.keys()].map((id) => [id, people.get(id) ?? t("self")])),
    region: new Map([...counts.region.keys()].map((code) => [code, regions.get(code) ?? code])),
  }
}

async function regionNames(): Promise<Map<string, string>> {
  const locale = await getLocale()
  const instrumentIds = new Set((await read(() => listWaves(db()))).map(({ instrumentId }) => instrumentId))
  const names = new Map<string, string>()
  for (const id of instrumentIds) {
    const { study } = await read(() => findInstrument(db(), id))
    for (const { code, label } of namedAxes(study, locale, null).region?.entries ?? []) names.set(code, label)
  }
  return names
}
