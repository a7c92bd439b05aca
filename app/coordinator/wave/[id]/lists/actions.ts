"use server"
import { action } from "@/app/_server/action"
import { findInstrument } from "@/db/queries/instruments"
import { addRequest, addRequestStep } from "@/db/queries/list-requests"
import { findWave } from "@/db/queries/waves"
import { Problem } from "@/lib/problem"
import type { Study } from "@/lib/study/study"
import { ListRequest, ListStep } from "./schema"

const add = action({
  verb: "contact.import",
  input: ListRequest,
  work: async ({ tx, person, input, now }) => {
    const { instrumentId } = await findWave(tx, input.waveId)
    const { study } = await findInstrument(tx, instrumentId)
    const { waveId, on } = input
    const asked = {
      body: codeOf("body", study.registers.bodies?.entries ?? [], input.body),
      region: codeOf("region", study.axes.region?.register.entries ?? [], input.region),
      service: codeOf("service", study.axes.service?.register.entries ?? [], input.service),
    }
    const said = { reference: input.reference || null, note: input.note || null }
    return { id: await addRequest(tx, person, { waveId, on, ...asked, ...said }, now) }
  },
})

const step = action({
  verb: "contact.import",
  input: ListStep,
  work: async ({ tx, person, input: { note, ...rest }, now }) =>
    addRequestStep(tx, person, { ...rest, note: note || null }, now),
})

export async function addListRequest(raw: ListRequest) {
  return add(raw)
}

export async function addListStep(raw: ListStep) {
  return step(raw)
}

type Entries = NonNullable<Study["registers"][string]>["entries"]

function codeOf(field: string, entries: Entries, code: string): string | null {
  if (code === "") return null
  if (entries.some((entry) => entry.code === code)) return code
  throw new Problem("bad_input", {}, { [field]: "not_found" })
}
