"use server"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { addDoNotCall, findDoNotCall } from "@/db/queries/do-not-call"
import { findWave } from "@/db/queries/waves"
import { normalisePhone } from "@/lib/sample/phone"
import { NumberToAdd, NumberToFind } from "./schema"

// The schema has read the number before.
const fingerprintOf = (phone: string): string => vault().fingerprint(normalisePhone(phone) ?? "")

const add = action({
  verb: "contact.import",
  input: NumberToAdd,
  work: async ({ tx, person, input: { waveId, phone, reason }, now }) => {
    const { studyId } = await findWave(tx, waveId)
    return addDoNotCall(tx, person, studyId, { fingerprint: fingerprintOf(phone), reason }, now)
  },
})

const find = action({
  verb: "contact.import",
  input: NumberToFind,
  work: async ({ tx, input: { waveId, phone } }) => {
    const { studyId } = await findWave(tx, waveId)
    return findDoNotCall(tx, studyId, fingerprintOf(phone))
  },
})

export async function addNumber(raw: NumberToAdd) {
  return add(raw)
}

export async function findNumber(raw: NumberToFind) {
  return find(raw)
}
