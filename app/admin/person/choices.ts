// What a person's regions and team can be.
import type { Tx } from "@/db/client"
import { findInstrument, listInstruments } from "@/db/queries/instruments"
import { listTeams } from "@/db/queries/people"
import { type Named, namedEntry } from "@/lib/report/words"

export type Choices = Readonly<{ teams: readonly { id: string; name: string }[]; regions: readonly Named[] }>

/** Teams, and the regions of every study's newest version. */
export async function choicesFor(tx: Tx, language: string): Promise<Choices> {
  const teams = await listTeams(tx)
  const instruments = await listInstruments(tx)
  const studies = await Promise.all(instruments.map(async ({ id }) => (await findInstrument(tx, id)).study))
  const entries = studies.flatMap((study) => study.axes.region?.register.entries ?? [])
  const regions = new Map(entries.map((entry) => [entry.code, namedEntry(entry, language)]))
  return { teams, regions: [...regions.values()] }
}
