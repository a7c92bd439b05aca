// A contact list becomes cases of a wave.
import type { Tx } from "../client"
import { type Actor, record } from "./audit"
import { addCases, type Sampled } from "./sample"

/**
 * Adds the people of one list to a wave, with one audit line that holds counts only.
 * @returns for each person, in order, whether a case was added: false when this phone is on the wave's list for the service
 */
export async function importPeople(
  tx: Tx,
  actor: Actor,
  wave: Readonly<{ id: string; studyId: string }>,
  people: readonly Sampled[],
): Promise<boolean[]> {
  // Two lists with the same people, uploaded at once, must lock them in one order.
  const order = [...people.keys()].sort((a, b) => (fingerprint(people, a) < fingerprint(people, b) ? -1 : 1))
  const ids = await addCases(
    tx,
    wave,
    "list",
    order.map((index) => people[index]!),
  )
  const added = people.map(() => false)
  for (const [place, index] of order.entries()) added[index] = ids[place] !== null
  const details = { added: added.filter(Boolean).length, known: added.filter((is) => !is).length }
  await record(tx, actor, "contacts.imported", { thing: "wave", id: wave.id, details })
  return added
}

const fingerprint = (people: readonly Sampled[], index: number): string => people[index]?.phoneFingerprint ?? ""
