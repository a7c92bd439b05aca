// What regions and services of the open waves are called.
import { db } from "@/app/_server/database"
import { findInstrument } from "@/db/queries/instruments"
import { listWaves } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import type { Named } from "@/lib/report/words"

export type Places = Readonly<{ region: readonly Named[]; service: readonly Named[] }>

/** Codes that several studies share are named by the newest one. */
export async function loadPlaces(person: Person, locale: string): Promise<Places> {
  const open = (await listWaves(db())).filter(({ status }) => status === "open")
  const found = { region: new Map<string, Named>(), service: new Map<string, Named>() }
  for (const instrumentId of new Set(open.map((wave) => wave.instrumentId))) {
    const { study } = await findInstrument(db(), instrumentId)
    const axes = namedAxes(study, locale, regionScope(person))
    for (const axis of ["region", "service"] as const)
      for (const entry of axes[axis]?.entries ?? [])
        if (!found[axis].has(entry.code)) found[axis].set(entry.code, entry)
  }
  return { region: [...found.region.values()], service: [...found.service.values()] }
}
