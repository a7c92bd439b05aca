// What followed the fieldwork of the replay: every drawn interview checked, the figures released.
import type { Vault } from "@/adapters/vault/vault"
import type { Database } from "@/db/client"
import { byPerson } from "@/db/queries/audit"
import { confirmChecks } from "@/db/queries/bulk"
import { makeRelease } from "@/db/queries/make-release"
import { findPersonByEmail } from "@/db/queries/people"
import { latestRelease } from "@/db/queries/releases"
import { loadReplay } from "./load"

/** Loads the replay with its checks, and releases it once; the address of its page. */
export async function loadReleasedReplay(db: Database, vault: Vault): Promise<string> {
  const { waveId } = await loadReplay(db, vault, {
    onLoaded: async (tx, loaded) => void (await confirmChecks(tx, loaded.waveId, loaded.cast.supervisors)),
  })
  const known = await latestRelease(db, waveId)
  if (known) return `/results/release/${known.id}`
  const personId = await findPersonByEmail(db, "2020-coordinator-1@replay.invalid")
  const wanted = { waveId, personId, after: 0, reason: "", changes: "", now: new Date(), openSeed: vault.open }
  const id = await makeRelease(db, byPerson({ id: personId }), wanted)
  return `/results/release/${id}`
}
