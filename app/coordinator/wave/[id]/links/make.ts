// Personal links: the token is made here, shown once, and kept as a hash only.
import { hashToken, newToken } from "@/adapters/vault/token"
import { env } from "@/app/_server/env"
import type { Tx } from "@/db/client"
import { byPerson } from "@/db/queries/audit"
import { findInstrument } from "@/db/queries/instruments"
import { createLink } from "@/db/queries/links"
import { addCasesWithoutContact, type LinkPlace, takeUnlinked } from "@/db/queries/links-list"
import { findWave } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import type { CellLinks, MadeLink } from "./schema"

type Doing = Readonly<{ tx: Tx; person: Person; now: Date }>

/** The people of one cell that links are wanted for; Problem `bad_input` names a code the study does not have. */
export async function peopleOfCell({ tx, now }: Doing, wanted: CellLinks, random: () => number): Promise<LinkPlace[]> {
  const wave = await findWave(tx, wanted.waveId)
  const { study } = await findInstrument(tx, wave.instrumentId)
  const cell = { region: codeOf(study, "region", wanted.region), service: codeOf(study, "service", wanted.service) }
  if (wanted.whom === "listed") return takeUnlinked(tx, wave.id, cell, wanted.number, now)
  const timezone = entryOf(study, "region", cell.region ?? undefined)?.columns.timezone || study.timezone
  const people = Array.from({ length: wanted.number }, () => ({ ...cell, timezone, shuffle: random() }))
  return addCasesWithoutContact(tx, wave.id, people)
}

/** A link for each, with its audit line. */
export async function makeLinks({ tx, person, now }: Doing, people: readonly LinkPlace[]): Promise<MadeLink[]> {
  const made: MadeLink[] = []
  for (const { id, region, service } of people) {
    const token = newToken()
    await createLink(tx, byPerson(person), id, hashToken(token), now)
    made.push({ caseId: id, region, service, address: new URL(`/r/${token}`, env().NEXTAUTH_URL).href })
  }
  return made
}

function codeOf(study: Study, axis: "region" | "service", code: string): string | null {
  if (!study.axes[axis]) return null
  if (entryOf(study, axis, code)) return code
  throw new Problem("bad_input", {}, { [axis]: "not_found" })
}
