// The life of cases with everybody at once, on a real database: whatever is done, in whatever order.
import { addHours, addMinutes } from "date-fns"
import { sql } from "drizzle-orm"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dispositionOf } from "@/lib/disposition/codes"
import { groupOf } from "@/lib/disposition/rates"
import { atAnyTime } from "@/lib/sample/slots"
import { CallingPolicy } from "@/lib/study/calling"
import { quotaCells } from "../schema"
import { type Field, openField } from "../testing/field"
import { CODES, type Deed, openRoom, type Room } from "../testing/phone-room"

const BEGIN = new Date("2026-11-22T05:00:00Z")
const THERAPY = { service: "therapy", language: "kk" }
const MOST = 4
const POLICY = atAnyTime(
  CallingPolicy.parse({
    attempts: { most: MOST, perNumber: 2, perDay: 2 },
    refusal: { conversions: 1, coolingDays: 1 },
    appointments: { hardExpiryHours: 4, softExpiryHours: 2 },
  }),
)
const DAY = 24 * 60

const deed = (kinds: readonly Deed["kind"][]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    who: fc.nat({ max: 3 }),
    which: fc.nat({ max: 5 }),
    code: fc.constantFrom(...CODES),
    minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 90, max: DAY })),
  })
const ANYTHING: readonly Deed["kind"][] = [
  ...(["take", "take", "take", "code", "code", "code", "talk", "begin"] as const),
  ...(["online", "onlineToEnd", "both", "ahead", "back", "control", "wait", "wait"] as const),
]

async function inRoom(work: (room: Room, field: Field) => Promise<void>, target = 3): Promise<void> {
  const cells = [{ conditions: { service: "therapy" }, target, hard: true }]
  const field = await openField({ interviewers: 4, cells, calling: POLICY })
  try {
    const ids = await field.addCases(Array.from({ length: 6 }, () => THERAPY))
    await work(openRoom(field, ids, BEGIN), field)
  } finally {
    await field.close()
  }
}

/** Names what is not as it must be; empty after whatever was done. */
async function faultsOf({ db }: Field): Promise<unknown[]> {
  const { rows } = await db.execute(sql`
    select 'two interviews' as fault, case_id::text as id from interviews where status in ('complete', 'running')
      group by case_id having count(*) > 1
    union all select 'too many attempts', id::text from cases where attempts > ${MOST}
    union all select 'final and still held', id::text from cases where final_at is not null
      and (leased_by is not null or ahead_for is not null or next_attempt_at is not null or reserved_for is not null)
    union all select 'final with something open', c.id::text from cases c where c.final_at is not null and (
      exists (select from appointments a where a.case_id = c.id and a.ended_at is null)
      or exists (select from interviews i where i.case_id = c.id and i.status = 'running')
      or exists (select from interviews i join reservations r on r.interview_id = i.id and r.state = 'held' where i.case_id = c.id))
    union all select 'two appointments', case_id::text from appointments where ended_at is null group by 2 having count(*) > 1
    union all select 'complete without an interview', c.id::text from cases c where (c.disposition = 'complete')
      <> exists (select from interviews i where i.case_id = c.id and i.status = 'complete')
    union all select 'cell beyond its target', id::text from quota_cells where accepted + reserved > target
    union all select 'cell that counts wrongly', q.id::text from quota_cells q where q.accepted <>
      (select count(*) from interviews i where i.wave_id = q.wave_id and i.standing = 'counted')`)
  return rows
}

describe("whatever a room does", () => {
  it("no case has two interviews or too many attempts, and what is over is over", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed(ANYTHING), { minLength: 20, maxLength: 60 }), async (deeds) => {
        await inRoom(async (room, field) => {
          for (const one of deeds) {
            await room.do(one)
            expect(await faultsOf(field), `after ${JSON.stringify(one)}`).toEqual([])
          }
        })
      }),
      { numRuns: 8, endOnFailure: true },
    )
  })

  it("every case ends in a final outcome of the standard, when it is called for long enough", {
    timeout: 120_000,
  }, async () => {
    const calls = fc.array(deed(["code", "code", "code", "talk"]), { minLength: 6, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(deed(ANYTHING), { maxLength: 15 }), calls, async (before, after) => {
        await inRoom(async (room, field) => {
          for (const one of before) await room.do(one)
          await field.db.update(quotaCells).set({ target: 50 })
          for (let n = 0; (await countOpen(field)) > 0; n++) {
            if (n > 400) throw new Error("some case never ends")
            const worked = await callAll(room, after, n)
            if (!worked) await room.wait(60)
          }
          const { rows } = await field.db.execute<{ disposition: string }>(sql`select disposition from cases`)
          for (const { disposition } of rows) expect(() => groupOf(dispositionOf(disposition)!.aapor)).not.toThrow()
          expect(await faultsOf(field)).toEqual([])
        }, 50)
      }),
      { numRuns: 5, endOnFailure: true },
    )
  })

  it("a due time is offered within a minute while somebody suitable is free", { timeout: 120_000 }, async () => {
    const appointments = fc.array(fc.integer({ min: 30, max: 40 }), { minLength: 1, maxLength: 5 })
    let offered = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deed(ANYTHING), { maxLength: 25 }), appointments, async (before, minutes) => {
        await inRoom(async (room, field) => {
          for (const one of before) await room.do(one)
          for (const [who, ahead] of minutes.entries()) {
            await room.next(who)
            await room.code(who, who % 2 === 0 ? "appointment" : "call_later", ahead)
          }
          for (let minute = 0; minute < 45; minute += 3) {
            offered += await offerAll(room, field)
            await room.wait(3)
          }
        }, 50)
      }),
      { numRuns: 8, endOnFailure: true },
    )
    expect(offered).toBeGreaterThan(0)
  })
})

const countOpen = async ({ db }: Field): Promise<number> => {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from cases where final_at is null`)
  return rows[0]?.n ?? 0
}

/** Everybody takes a case and deals with it; false when there was nothing to call. */
async function callAll(room: Room, deeds: readonly Deed[], round: number): Promise<boolean> {
  let worked = false
  for (const who of room.people.keys()) {
    if (!(await room.next(who))) continue
    worked = true
    const one = deeds[(round + who) % deeds.length]!
    await room.do({ ...one, who })
    // What could not be coded, an appointment without a time, is coded all the same: nobody keeps a case for ever.
    if (await room.own(who)) await room.code(who, "no_answer", 0)
  }
  return worked
}

type Due = Readonly<{ id: string; made_by: string; refused_by: string | null }>

/**
 * All who are free ask for their next case, those first whose times are due. Whatever is still due then, nobody who may
 * call it was left with anything else. Who lets the case lie loses it with its lease, minutes later.
 * @returns how many due times were offered
 */
async function offerAll(room: Room, field: Field): Promise<number> {
  const due = await dueNow(field, room.now())
  const makers = new Set(due.map((one) => one.made_by))
  const order = [...room.people.keys()].sort(
    (a, b) => Number(makers.has(idOf(room, b))) - Number(makers.has(idOf(room, a))),
  )
  const left = new Map(due.map((one) => [one.id, one]))
  const others: string[] = []
  for (const who of order) {
    if (await room.own(who)) continue
    const got = await room.next(who)
    if (got === null || !left.delete(got)) others.push(idOf(room, who))
  }
  for (const { refused_by } of left.values()) expect(others.filter((id) => id !== refused_by)).toEqual([])
  return due.length - left.size
}

const idOf = (room: Room, who: number): string => room.people[who]!.id

/** Agreed times that have come and are not over, of cases that nobody has and whose cell is open. */
async function dueNow({ db }: Field, now: Date): Promise<Due[]> {
  const at = now.toISOString()
  const soft = addHours(now, -POLICY.appointments.softExpiryHours).toISOString()
  const hard = addHours(now, -POLICY.appointments.hardExpiryHours).toISOString()
  const { rows } = await db.execute<Due>(sql`
    select c.id, a.made_by, c.refused_by from appointments a join cases c on c.id = a.case_id
    where a.ended_at is null and a.at <= ${at}::timestamptz and c.final_at is null
      and a.at > case when a.hard then ${hard}::timestamptz else ${soft}::timestamptz end
      and (c.leased_until is null or c.leased_until <= ${at}::timestamptz)
      and (c.ahead_until is null or c.ahead_until <= ${at}::timestamptz)
      and not exists (select from interviews i where i.case_id = c.id and (i.status = 'complete' or i.status = 'running'
        and (i.quota_closed_at is not null or i.mode = 'online' and i.last_event_at > ${addMinutes(now, -30).toISOString()}::timestamptz)))`)
  return [...rows]
}
