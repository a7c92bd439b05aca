// Lists taken in on real PostgreSQL: one contact a number, whoever comes first, however often.
import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { takeListIn } from "@/app/coordinator/wave/[id]/contacts/take-in"
import type { Mapping } from "@/lib/sample/headers"
import type { FileRow } from "@/lib/sample/import-rows"
import { transact } from "../client"
import { audit, cases, contactLists, contactPhones, contacts } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { addDoNotCall, countDoNotCall, findDoNotCall } from "./do-not-call"
import { addRequest } from "./list-requests"
import { beginList, findFaults, listLists } from "./lists"
import { findWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
const MAPPING: Mapping = ["name", "phone", "phone", "region", "service"]
let field: Field

beforeAll(async () => {
  field = await openField({ study: "public-services", cells: [] })
})
afterAll(() => field.close())

const row = (at: number, ...cells: string[]): FileRow => ({ row: at + 2, cells })
const numbered = (n: number) => `8701${String(n).padStart(7, "0")}`

async function take(rows: readonly FileRow[], person = field.coordinator, requestId: string | null = null) {
  const { db, wave } = field
  const fresh = { waveId: wave.id, requestId, name: "list", reference: "№ 7", mapping: { name: "A" } }
  const id = await transact(db, (tx) => beginList(tx, person, fresh))
  const list = { id, reference: "№ 7", mapping: MAPPING, wave: await findWave(db, wave.id), study: wave.study }
  let done = 0
  const end = await takeListIn({ db, vault: VAULT, person, random: () => 0.5 }, list, rows, (n) => {
    done = n
  })
  expect(done).toBe(rows.length)
  return { id, ...end, kept: await findFaults(db, person, wave.id, id) }
}

describe("a list", () => {
  it("is taken in with its numbers, its place and its request; the rest is named without what stood in it", async () => {
    const requestId = await transact(field.db, (tx) =>
      addRequest(
        tx,
        field.coordinator,
        {
          waveId: field.wave.id,
          body: null,
          region: null,
          service: null,
          reference: null,
          on: "2026-11-01",
          note: null,
        },
        NOW,
      ),
    )
    const rows = [row(0, "А", numbered(1), numbered(2), "akmola", "C24"), row(1, "Б", "12", "", "akmola", "C24")]
    const taken = await take(rows, field.coordinator, requestId)
    expect(taken).toMatchObject({ rows: 2, added: 1, known: 0, faults: 1 })
    expect(taken.kept).toEqual([{ row: 3, column: "phone", fault: "not_a_phone" }])
    const [kept] = await field.db.select().from(cases).where(eq(cases.listId, taken.id))
    expect(kept).toMatchObject({ region: "akmola", service: "C24", sourceReference: "№ 7", source: "list" })
    const [phone] = await field.db.select().from(contactPhones).where(eq(contactPhones.contactId, kept!.contactId!))
    expect(phone).toMatchObject({ place: 2 })
    expect(JSON.parse(VAULT.open(phone!.sealed))).toEqual({ phone: "+77010000002" })
    expect(await listLists(field.db, field.coordinator, field.wave.id)).toMatchObject([
      { requestId, complete: true, rows: 2, faults: 1 },
    ])
    expect(JSON.stringify(await field.db.select().from(audit))).not.toContain("7010000001")
  })

  it("run again adds nobody; another service is a new case of the same person, by any of their numbers", async () => {
    const again = await take([row(0, "А", numbered(1), "", "akmola", "C24")])
    expect(again).toMatchObject({ added: 0, known: 1, faults: 0 })
    expect(await take([row(0, "А", numbered(2), "", "akmola", "C23")])).toMatchObject({ added: 1 })
    const people = await field.db.selectDistinct({ id: cases.contactId }).from(cases)
    expect(people).toHaveLength(1)
  })

  it("does not take a second number that is another person's", async () => {
    const taken = await take([row(0, "В", numbered(3), numbered(2), "akmola", "C24")])
    expect(taken).toMatchObject({ added: 0, faults: 1 })
    expect(taken.kept).toMatchObject([{ row: 2, fault: "number_of_another" }])
  })

  it("adds nobody whose number must not be called, and ends the cases of who is on the wave", async () => {
    const fingerprint = VAULT.fingerprint("+77010000002")
    const { studyId } = await findWave(field.db, field.wave.id)
    const add = () =>
      transact(field.db, (tx) => addDoNotCall(tx, field.coordinator, studyId, { fingerprint, reason: "asked" }, NOW))
    expect(await add()).toEqual({ added: true, closed: 2 })
    expect(await add()).toEqual({ added: false, closed: 0 })
    const ended = await field.db.select().from(cases)
    expect(ended.every(({ disposition, finalAt }) => disposition === "do_not_call" && finalAt)).toBe(true)
    expect(await findDoNotCall(field.db, studyId, fingerprint)).toMatchObject({ reason: "asked" })
    expect(await countDoNotCall(field.db, studyId)).toEqual([{ reason: "asked", n: 1 }])
    const taken = await take([row(0, "Г", numbered(4), numbered(2), "akmola", "C24")])
    expect(taken.kept).toMatchObject([{ fault: "do_not_call" }])
    expect(JSON.stringify(await field.db.select().from(audit))).not.toContain(fingerprint)
  })

  it("takes a coordinator's own regions only, and shows others nothing of it", async () => {
    const regional = { ...field.coordinator, regions: ["atyrau"] }
    const taken = await take(
      [row(0, "Д", numbered(5), "", "akmola", "C24"), row(1, "Е", numbered(6), "", "atyrau", "C24")],
      regional,
    )
    expect(taken).toMatchObject({ added: 1, faults: 1 })
    const other = { ...field.supervisor, regions: ["abai"] }
    expect(await listLists(field.db, other, field.wave.id)).toEqual([])
    expect(await findFaults(field.db, other, field.wave.id, taken.id)).toBeNull()
  })

  it("ends in one contact a number when two that overlap come at once", async () => {
    const people = Array.from({ length: 1_200 }, (_, n) =>
      row(n, "Ж", numbered(10_000 + n), n % 2 ? numbered(20_000 + n) : "", "akmola", "C24"),
    )
    const turned = people.map(({ row, cells: [name, one, two, ...rest] }) => ({
      row,
      cells: [name!, two || one!, two ? one! : "", ...rest],
    }))
    const [a, b] = await Promise.all([take(people), take([...turned].reverse())])
    expect(a.added + b.added).toBe(1_200)
    expect(a.known + b.known).toBe(1_200)
    const first = await field.db.select({ number: contacts.phoneFingerprint }).from(contacts)
    const further = await field.db.select({ number: contactPhones.phoneFingerprint }).from(contactPhones)
    const numbers = [...first, ...further].map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it("that was interrupted stays open, and the next run takes what is left", async () => {
    const { db, wave } = field
    const rows = Array.from({ length: 1_100 }, (_, n) => row(n, "З", numbered(40_000 + n), "", "akmola", "C24"))
    const fresh = { waveId: wave.id, requestId: null, name: "cut", reference: null, mapping: {} }
    const id = await transact(db, (tx) => beginList(tx, field.coordinator, fresh))
    const list = { id, reference: null, mapping: MAPPING, wave: await findWave(db, wave.id), study: wave.study }
    const cut = takeListIn({ db, vault: VAULT, person: field.coordinator, random: () => 0.5 }, list, rows, (done) => {
      if (done >= 500) throw new Error("cut")
    })
    await expect(cut).rejects.toThrow("cut")
    const [standing] = await db.select().from(contactLists).where(eq(contactLists.id, id))
    expect(standing).toMatchObject({ complete: false, added: 500 })
    expect(await take(rows)).toMatchObject({ added: 600, known: 500 })
  })
})
