// What an interviewer reads is the same whether all of their work is drawn or none of it.
import { eq } from "drizzle-orm"
import { expect, it } from "vitest"
import type { VerificationPolicy } from "@/lib/study/settings"
import { DEFAULT_POLICY } from "@/lib/verification/policy"
import { transact } from "../client"
import { verifications, waves } from "../schema"
import { fillIn } from "../testing/completing"
import { openField, VAULT } from "../testing/field"
import { listFindings } from "./appeals"
import { byPerson, SYSTEM } from "./audit"
import { countDay, listAppointments, listCalls, startCall } from "./calls"
import { keepLease } from "./cases"
import { listOwnComments } from "./comments"
import { listDayCalls, openCase } from "./console"
import { finishInterview } from "./finish"
import { saveInstrument } from "./instruments"
import { openWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
const CALLS = 3

/** Everything that the console and the home page are made of, through a few interviews; and how many were drawn. */
async function seenWith(policy: Pick<VerificationPolicy, "share" | "kinds">) {
  const cells = [{ conditions: { service: "therapy" }, target: 500, hard: true }]
  const field = await openField({ interviewers: 1, open: false, cells })
  const [me] = field.interviewers
  if (!me) throw new Error("nobody to interview")
  try {
    await transact(field.db, async (tx) => {
      const verificationPolicy = { ...DEFAULT_POLICY, ...policy }
      const instrumentId = await saveInstrument(tx, SYSTEM, { ...field.wave.study, verificationPolicy }, "hidden")
      await tx.update(waves).set({ instrumentId }).where(eq(waves.id, field.wave.id))
      await openWave(tx, SYSTEM, field.wave.id, { sealed: VAULT.seal("a seed"), hash: "its hash" }, NOW)
    })
    const seen: unknown[] = []
    const places = Array.from({ length: CALLS }, () => ({ service: "therapy", language: "kk" }))
    for (const caseId of await field.addCases(places)) {
      const id = await fillIn(field, { caseId, interviewer: me, now: NOW })
      seen.push(
        await transact(field.db, async (tx) => {
          await startCall(tx, caseId, me.id, NOW)
          const opened = await openCase(tx, caseId, me.id, NOW)
          const kept = await keepLease(tx, caseId, me.id, NOW)
          const finished = await finishInterview(tx, id, byPerson(me), NOW, VAULT.open)
          return { opened, kept, finished, calls: await listCalls(tx, caseId) }
        }),
        await countDay(field.db, me.id, NOW),
        await listDayCalls(field.db, me.id, NOW),
        await listAppointments(field.db, me.id),
        await listFindings(field.db, me.id, 10, NOW),
        await listOwnComments(field.db, me),
      )
    }
    return { seen: impersonal(seen), drawn: await field.db.$count(verifications) }
  } finally {
    await field.close()
  }
}

/** Without what chance or the clock made of it. */
const impersonal = (seen: unknown): string =>
  JSON.stringify(seen, (name, value) => (["sealed", "shuffle", "instrumentId"].includes(name) ? undefined : value), 1)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "an id")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a time")

it("tells an interviewer neither draw nor share before a finding is final", async () => {
  const all = await seenWith({ share: 1, kinds: { observation: { share: 1, deadlineDays: 5 } } })
  const none = await seenWith({ share: 1e-9, kinds: { callback: { share: 1, deadlineDays: 5 } } })
  expect({ all: all.drawn, none: none.drawn }).toEqual({ all: CALLS, none: 0 })
  expect(all.seen).toBe(none.seen)
  expect(all.seen).toContain("finished")
}, 60_000)
