import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { weekAfter, weekOf } from "@/lib/week"
import { addPeople } from "@/scripts/parts/seeding"
import { transact } from "../client"
import { newId } from "../ids"
import { flags, interviews, people, verifications } from "../schema"
import { answerCheck, drawnCheck, HELD, settle } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { countAround, findMember, listDecided, readHistory, readOpenFlags } from "./interviewer-card"
import { findPerson } from "./people"
import { readWeekFigures } from "./week-sheet"

const NOW = new Date("2026-11-22T05:00:00Z")
const ZONE = "Asia/Almaty"
let field: Field
let outsider: Person
let checkId: string
let interviewId: string

/** One completed interview, drawn and not decided yet; a flag on it and one on the interviewer's whole work. */
beforeAll(async () => {
  field = await openField()
  const named = {
    email: "outsider@test",
    name: "outsider",
    role: "supervisor",
    password: "long enough",
    regions: [],
  } as const
  const ids = await transact(field.db, (tx) => addPeople(tx, [named], "others"))
  outsider = (await findPerson(field.db, ids.get(named.email)!))!
  const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
  interviewId = await complete(field, { caseId, interviewer: field.interviewers[0]!, now: NOW })
  checkId = await drawnCheck(field, interviewId, NOW)
  const flag = { waveId: field.wave.id, personId: own(), seen: {}, usual: {}, at: NOW }
  await field.db.insert(flags).values([
    { id: newId(), ...flag, interviewId, kind: "too_fast" },
    { id: newId(), ...flag, kind: "odd_hours" },
  ])
}, 60_000)
afterAll(() => field.close())

const own = () => field.interviewers[0]!.id
const inWave = () => ({ waveId: field.wave.id, personId: own() })
const NOT_FOUND = { code: "not_found" }

describe("an interviewer's card", () => {
  it("opens for the own team's supervisor and nobody else", async () => {
    expect(await findMember(field.db, field.supervisor, own())).toMatchObject({
      name: "interviewer 0",
      disabled: false,
    })
    await expect(findMember(field.db, outsider, own())).rejects.toMatchObject(NOT_FOUND)
    await expect(findMember(field.db, { ...outsider, teamId: null }, own())).rejects.toMatchObject(NOT_FOUND)
    await expect(findMember(field.db, field.supervisor, outsider.id)).rejects.toMatchObject(NOT_FOUND)
    await expect(findMember(field.db, field.supervisor, field.supervisor.id)).rejects.toMatchObject(NOT_FOUND)
  })

  it("does not open for an interviewer without a team, whoever asks", async () => {
    const [, second] = field.interviewers
    await field.db.update(people).set({ teamId: null }).where(eq(people.id, second!.id))
    await expect(findMember(field.db, { ...outsider, teamId: null }, second!.id)).rejects.toMatchObject(NOT_FOUND)
    await field.db.update(people).set({ teamId: field.supervisor.teamId }).where(eq(people.id, second!.id))
  })

  it("keeps an interview's flags back until its check is blind no more, and lists what is decided", async () => {
    const kinds = async () => (await readOpenFlags(field.db, inWave())).map(({ kind }) => kind).toSorted()
    expect(await kinds()).toEqual(["odd_hours"])
    expect(await listDecided(field.db, inWave())).toEqual([])
    await answerCheck(field, field.supervisor, checkId, HELD, NOW)
    expect(await kinds()).toEqual(["odd_hours", "too_fast"])
    await settle(field, field.supervisor, checkId, {}, NOW)
    expect(await listDecided(field.db, inWave())).toMatchObject([{ id: checkId, finding: "confirmed", decidedAt: NOW }])
    expect(await listDecided(field.db, { ...inWave(), personId: field.interviewers[1]!.id })).toEqual([])
  })

  it("has no history and nothing around it as long as nothing happened", async () => {
    expect(await readHistory(field.db, inWave())).toEqual({ holds: [], escalations: [], appeals: [] })
    expect(await countAround(field.db, inWave())).toEqual({ observed: 0, comments: 0 })
  })
})

describe("the figures of a week", () => {
  const week = weekOf(NOW, ZONE)
  const figures = (teamId: string, of = week) =>
    readWeekFigures(field.db, { waveId: field.wave.id, teamId, week: of, next: weekAfter(of, 1, ZONE) })

  it("are of the own team's interviewers, those without work included", async () => {
    const rows = await figures(field.supervisor.teamId!)
    expect(rows.map(({ name, completed, findings }) => [name, completed, findings.confirmed])).toEqual([
      ["interviewer 0", 1, 1],
      ["interviewer 1", 0, 0],
    ])
    expect(await figures(outsider.teamId!)).toEqual([])
  })

  it("begin with the week's first instant and end before the next week's", async () => {
    const completed = async (endedAt: Date) => {
      await field.db.update(interviews).set({ endedAt }).where(eq(interviews.id, interviewId))
      return (await figures(field.supervisor.teamId!))[0]?.completed
    }
    expect(await completed(week.from)).toBe(1)
    expect(await completed(new Date(week.from.getTime() - 1))).toBe(0)
    expect(await completed(new Date(week.until.getTime() - 1))).toBe(1)
    expect(await completed(week.until)).toBe(0)
  })

  it("count the open checks that are due in the week after", async () => {
    const open = { finding: null, consequence: null, decidedAt: null, differs: null } as const
    const due = async (dueAt: Date) => {
      await field.db
        .update(verifications)
        .set({ ...open, dueAt })
        .where(eq(verifications.id, checkId))
      return (await figures(field.supervisor.teamId!))[0]?.dueNext
    }
    expect(await due(week.until)).toBe(1)
    expect(await due(new Date(week.until.getTime() - 1))).toBe(0)
    expect(await due(weekAfter(week, 1, ZONE).until)).toBe(0)
  })
})
