"use server"
import { action } from "@/app/_server/action"
import type { Tx } from "@/db/client"
import { newId } from "@/db/ids"
import { byPerson } from "@/db/queries/audit"
import { countReach } from "@/db/queries/mailing-reach"
import { regionsOfMailing } from "@/db/queries/mailing-view"
import { createMailing, editMailing, endMailing, pauseMailing, startMailing } from "@/db/queries/mailings"
import { may, type Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { draftOf, MailingForm, MailingId } from "./schema"

// Both what it was and what it becomes must lie within the person's regions.
const whole = async (_tx: Tx, { regions }: MailingForm) => ({ regions })

const save = action({
  verb: "mailing.run",
  input: MailingForm,
  thing: whole,
  work: async ({ tx, person, input, now }) => {
    const draft = draftOf(input)
    const actor = { kind: "person", id: person.id } as const
    if (!input.id) return { id: await createMailing(tx, actor, input.waveId, draft, now) }
    await assertWithin(tx, person, input.id)
    await editMailing(tx, actor, input.id, draft)
    return { id: input.id }
  },
})

const reach = action({
  verb: "mailing.run",
  input: MailingForm,
  thing: whole,
  work: async ({ tx, input }) => {
    const { channel, after, plan } = draftOf(input)
    return countReach(tx, { id: input.id || newId(), waveId: input.waveId, channel, after, plan })
  },
})

const stored = async (tx: Tx, { id }: MailingId) => ({ regions: await regionsOfMailing(tx, id) })

const start = action({
  verb: "mailing.run",
  input: MailingId,
  thing: stored,
  work: async ({ tx, person, input, now }) => ({ added: await startMailing(tx, byPerson(person), input.id, now) }),
})

const pause = action({
  verb: "mailing.run",
  input: MailingId,
  thing: stored,
  work: ({ tx, person, input }) => pauseMailing(tx, byPerson(person), input.id),
})

const end = action({
  verb: "mailing.run",
  input: MailingId,
  thing: stored,
  work: ({ tx, person, input }) => endMailing(tx, byPerson(person), input.id),
})

export async function saveMailing(raw: MailingForm) {
  return save(raw)
}

export async function reachOfMailing(raw: MailingForm) {
  return reach(raw)
}

export async function beginMailing(raw: MailingId) {
  return start(raw)
}

export async function holdMailing(raw: MailingId) {
  return pause(raw)
}

export async function finishMailing(raw: MailingId) {
  return end(raw)
}

async function assertWithin(tx: Tx, person: Person, id: string): Promise<void> {
  if (!may(person, "mailing.run", { regions: await regionsOfMailing(tx, id) })) throw new Problem("not_allowed")
}
