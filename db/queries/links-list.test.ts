import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson } from "./audit"
import { createLink } from "./links"
import { addCasesWithoutContact, findUnfinished, listCases, takeUnlinked } from "./links-list"
import { addCases } from "./sample"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date("2027-11-22T05:00:00Z")
const CELL = { region: "akmola", service: "C24" }
let field: Field

beforeAll(async () => {
  field = await openField({ study: "public-services", cells: [] })
})
afterAll(() => field.close())

const add = (n: number, region = "akmola") =>
  field.addCases(Array.from({ length: n }, () => ({ region, service: "C24", language: "kk" })))

describe("cases for links", () => {
  it("are those of the cell that have no valid link", async () => {
    const [linked = "", free = ""] = await add(2)
    await add(1, "atyrau")
    const person = byPerson(field.coordinator)
    await transact(field.db, (tx) => createLink(tx, person, linked, "hash-1", NOW))
    const taken = await transact(field.db, (tx) => takeUnlinked(tx, field.wave.id, CELL, 10, NOW))
    expect(taken.map((line) => line.id)).toEqual([free])
    const expired = await transact(field.db, (tx) => takeUnlinked(tx, field.wave.id, CELL, 10, LATER))
    expect(expired.map((line) => line.id).sort()).toEqual([linked, free].sort())
  })

  it("can be people without a contact, who are never called", async () => {
    const people = [{ region: "akmola", service: "C24", timezone: "Asia/Almaty", shuffle: 0.5 }]
    const [made] = await transact(field.db, (tx) => addCasesWithoutContact(tx, field.wave.id, people))
    const listed = await transact(field.db, (tx) => takeUnlinked(tx, field.wave.id, CELL, 100, NOW))
    expect(listed.map((line) => line.id)).not.toContain(made?.id)
  })

  it("are within the reader's regions only", async () => {
    const [own = ""] = await add(1, "atyrau")
    const [other = ""] = await add(1, "akmola")
    const found = await findUnfinished(field.db, field.wave.id, ["atyrau"], [own, other])
    expect(found.map((line) => line.id)).toEqual([own])
    const { cases, total } = await listCases(field.db, field.wave.id, ["atyrau"], {}, NOW, 100)
    expect(new Set(cases.map((line) => line.region))).toEqual(new Set(["atyrau"]))
    expect(total).toBe(cases.length)
  })
})

describe("a contact list", () => {
  const sampled = (phone: string, service: string) => ({
    sealed: VAULT.seal(JSON.stringify({ name: "А", phone })),
    phoneFingerprint: VAULT.fingerprint(phone),
    region: "akmola",
    service,
    language: null,
    timezone: "Asia/Almaty",
    sourceReference: "№1",
    shuffle: 0.1,
  })
  const run = (people: ReturnType<typeof sampled>[]) =>
    transact(field.db, async (tx) => (await addCases(tx, field.wave, "list", people)).map((id) => id !== null))

  it("adds a person once for each service, whoever uploads it again", async () => {
    const list = [sampled("+77770000001", "C23"), sampled("+77770000001", "L14"), sampled("+77770000002", "C23")]
    expect(await run(list)).toEqual([true, true, true])
    expect(await run([...list, sampled("+77770000003", "C23")])).toEqual([false, false, false, true])
  })

  it("adds nobody twice when two people upload it at once", async () => {
    const list = Array.from({ length: 900 }, (_, n) => sampled(`+7777100${String(n).padStart(4, "0")}`, "C23"))
    const results = await Promise.all([run(list), run([...list].reverse())])
    expect(results.flat().filter(Boolean)).toHaveLength(900)
  })
})
