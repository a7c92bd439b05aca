// 300 interviewers take, call and code out of 100,000 cases; then the same people with one ordered select for update.
// `npm run bench -- next-case [cases] [interviewers] [seconds] [milliseconds a call]`
import { closePools, type Database, databaseOf, transact } from "@/db/client"
import { takeNextCase } from "@/db/queries/cases"
import { findPerson } from "@/db/queries/people"
import type { Person } from "@/lib/permission"
import { CALLING } from "@/lib/study/calling"
import { vaultOf } from "../adapters/vault/vault"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { addWave } from "../scripts/parts/seeding"
import { cellsFor, fillSample } from "./parts/next-case/fill"
import { takeNaively } from "./parts/next-case/naive"
import { type Worked, workAll } from "./parts/next-case/work"
import { quantile } from "./parts/times"

const ALL_DAY = { from: "00:00", to: "24:00" }
const ALL_WEEK = (["weekday", "weekend"] as const).map((days) => ({
  name: days === "weekday" ? "day" : "other",
  days,
  ...ALL_DAY,
}))
const BUDGET = 50

export async function run([
  cases = "100000",
  interviewers = "300",
  seconds = "30",
  pause = "20000",
]: string[]): Promise<void> {
  const size = { cases: Number(cases), interviewers: Number(interviewers) }
  const pace = { seconds: Number(seconds), pause: Number(pause) }
  const postgres = await openTestServer()
  const template = await prepareTemplate(postgres.url)
  try {
    const ours = await inFreshWave({ server: postgres.url, template }, size, (db, people) =>
      workAll(db, people, takeNextCase, pace),
    )
    const naive = await inFreshWave({ server: postgres.url, template }, size, (db, people) =>
      workAll(db, people, takeNaively, pace),
    )
    console.log(
      `${size.cases} cases, ${size.interviewers} interviewers, a call of ${pace.pause} ms, ${pace.seconds} s each`,
    )
    report("by design", ours)
    report("naive", naive)
    if (quantile(ours.takes, 0.95) >= BUDGET || ours.doubled + ours.failed > 0)
      throw new Error("over the budget: see above")
  } finally {
    await postgres.stop()
  }
}

async function inFreshWave<T>(
  from: Readonly<{ server: string; template: string }>,
  size: Readonly<{ cases: number; interviewers: number }>,
  work: (db: Database, people: readonly Person[]) => Promise<T>,
): Promise<T> {
  const { url, drop } = await createTestDatabase(from)
  try {
    const db = databaseOf(url)
    const calling = { ...CALLING, hours: { weekday: ALL_DAY, weekend: ALL_DAY }, slots: ALL_WEEK }
    const vault = vaultOf(`bench:${Buffer.alloc(32, 7).toString("base64")}`)
    const wave = { name: "bench", practice: false, open: true, calling, cells: cellsFor(size.cases) }
    const { id } = await transact(db, (tx) => addWave(tx, vault, "clinic", wave))
    await fillSample(url, id, size)
    const { rows } = await db.$client.query<{ email: string }>(
      "select email from people where role = 'interviewer' order by email",
    )
    const people: Person[] = []
    for (const { email } of rows) people.push((await personOf(db, email))!)
    return await work(db, people)
  } finally {
    await closePools()
    await drop()
  }
}

async function personOf(db: Database, email: string): Promise<Person | null> {
  const { rows } = await db.$client.query<{ id: string }>("select id from people where email = $1", [email])
  return findPerson(db, rows[0]?.id ?? "")
}

function report(name: string, { takes, codes, none, doubled, failed }: Worked): void {
  const ms = (sorted: readonly number[], share: number) => `${quantile(sorted, share).toFixed(1)} ms`
  const line = (what: string, sorted: readonly number[]) =>
    `${what} ${sorted.length}, p50 ${ms(sorted, 0.5)}, p95 ${ms(sorted, 0.95)}, p99 ${ms(sorted, 0.99)}`
  console.log(
    `${name.padEnd(10)} ${line("takes", takes)}; ${line("codes", codes)}; none ${none}, doubled ${doubled}, failed ${failed}`,
  )
}
