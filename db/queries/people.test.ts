import { addMinutes, subMinutes } from "date-fns"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { type Field, openField } from "../testing/field"
import { byPerson, SYSTEM } from "./audit"
import { changePerson, createPerson, findSignIn, type NewPerson, setDisabled, setPassword } from "./people"
import { clearAttempts, endSession, findSessionPerson, noteAttempt, SESSION_HOURS, startSession } from "./sessions"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

const session = (personId: string) => transact(field.db, (tx) => startSession(tx, personId, NOW))
const someone = (email: string, role: NewPerson["role"] = "analyst"): NewPerson => ({
  email,
  role,
  name: "Somebody",
  teamId: null,
  regions: [],
  languages: [],
})

describe("a session", () => {
  it("shows the person as the database knows them now", async () => {
    const person = field.interviewers[0]!
    const id = await session(person.id)
    expect(await findSessionPerson(field.db, id, NOW)).toMatchObject({ role: "interviewer" })
    const change = { ...someone(person.email, "supervisor"), name: person.name }
    await transact(field.db, (tx) => changePerson(tx, SYSTEM, person.id, change))
    expect(await findSessionPerson(field.db, id, NOW)).toMatchObject({ role: "supervisor" })
  })

  it.each([
    ["signing out", (id: string) => transact(field.db, (tx) => endSession(tx, id, NOW))],
    ["a new password", () => transact(field.db, (tx) => setPassword(tx, SYSTEM, field.coordinator.id, "hash", NOW))],
    ["closing the account", () => transact(field.db, (tx) => setDisabled(tx, SYSTEM, field.coordinator.id, true, NOW))],
  ])("ends at once with %s", async (_name, end) => {
    await transact(field.db, (tx) => setDisabled(tx, SYSTEM, field.coordinator.id, false, NOW))
    const id = await session(field.coordinator.id)
    expect(await findSessionPerson(field.db, id, NOW)).not.toBeNull()
    await end(id)
    expect(await findSessionPerson(field.db, id, NOW)).toBeNull()
  })

  it("ends by itself after a shift", async () => {
    const id = await session(field.supervisor.id)
    expect(await findSessionPerson(field.db, id, addMinutes(NOW, SESSION_HOURS * 60 - 1))).not.toBeNull()
    expect(await findSessionPerson(field.db, id, addMinutes(NOW, SESSION_HOURS * 60))).toBeNull()
  })
})

describe("sign-in tries", () => {
  const note = (at: Date) =>
    transact(field.db, (tx) => noteAttempt(tx, ["account a", "address x"], at, subMinutes(at, 15)))

  it("are counted even when they come all at once, and cleared by the right password", async () => {
    const counts = await Promise.all(Array.from({ length: 8 }, () => note(NOW)))
    expect(Math.max(...counts.map((tries) => tries.get("account a") ?? 0))).toBe(8)
    await transact(field.db, (tx) => clearAttempts(tx, ["account a", "address x"], NOW))
    expect((await note(addMinutes(NOW, 1))).get("account a")).toBe(1)
  })

  it("are forgotten after a quarter of an hour", async () => {
    await note(addMinutes(NOW, 100))
    expect((await note(addMinutes(NOW, 116))).get("account a")).toBe(1)
  })
})

describe("people", () => {
  it("have an e-mail of their own, whatever its case", async () => {
    await transact(field.db, (tx) => createPerson(tx, SYSTEM, someone("New@test"), "hash"))
    await expect(
      transact(field.db, (tx) => createPerson(tx, SYSTEM, someone("new@TEST"), "hash")),
    ).rejects.toMatchObject({ code: "email_taken" })
    expect(await findSignIn(field.db, "NEW@test")).not.toBeNull()
  })

  it("always keep one administrator", async () => {
    const id = await transact(field.db, (tx) => createPerson(tx, SYSTEM, someone("admin@test", "admin"), "hash"))
    const lose = transact(field.db, (tx) => changePerson(tx, byPerson({ id }), id, someone("admin@test", "analyst")))
    await expect(lose).rejects.toMatchObject({ code: "last_admin" })
    await expect(transact(field.db, (tx) => setDisabled(tx, byPerson({ id }), id, true, NOW))).rejects.toMatchObject({
      code: "last_admin",
    })
  })

  it("whose account is closed cannot sign in", async () => {
    const id = await transact(field.db, (tx) => createPerson(tx, SYSTEM, someone("gone@test"), "hash"))
    await transact(field.db, (tx) => setDisabled(tx, SYSTEM, id, true, NOW))
    expect(await findSignIn(field.db, "gone@test")).toBeNull()
  })
})
