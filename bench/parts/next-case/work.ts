// Interviewers at work: take a case, call a while, code it, take the next.
import { type Database, type Tx, transact } from "@/db/client"
import { recordOutcome } from "@/db/queries/calls"
import type { Person } from "@/lib/permission"

type Take = (tx: Tx, person: Person, now: Date) => Promise<string | null>
export type Worked = Readonly<{ takes: number[]; codes: number[]; none: number; doubled: number; failed: number }>

const OUTCOMES = [
  "no_answer",
  "no_answer",
  "busy",
  "voice_mail",
  "call_later",
  "soft_refusal",
  "refusal",
  "not_working",
]

/** Each works for `seconds`, one call taking `pause` milliseconds on average; a case given to two at once is counted. */
export async function workAll(
  db: Database,
  people: readonly Person[],
  take: Take,
  { seconds, pause }: Readonly<{ seconds: number; pause: number }>,
): Promise<Worked> {
  const until = performance.now() + seconds * 1000
  const held = new Set<string>()
  const worked = { takes: [] as number[], codes: [] as number[], none: 0, doubled: 0, failed: 0 }
  await Promise.all(
    people.map(async (person, n) => {
      await wait((n / people.length) * pause)
      while (performance.now() < until) {
        let id: string | null = null
        try {
          id = await timed(worked.takes, () => transact(db, (tx) => take(tx, person, new Date())))
        } catch {
          worked.failed++
        }
        if (!id) worked.none++
        else if (held.has(id)) worked.doubled++
        else held.add(id)
        await wait(pause * (0.5 + Math.random()))
        if (!id) continue
        const code = OUTCOMES[Math.floor(Math.random() * OUTCOMES.length)]!
        const outcome = { code, note: null, appointmentAt: null }
        // Before it is let go of, not after: the next one may have it at the very commit.
        held.delete(id)
        try {
          await timed(worked.codes, () => transact(db, (tx) => recordOutcome(tx, id, person.id, outcome, new Date())))
        } catch {
          worked.failed++
        }
      }
    }),
  )
  worked.takes.sort((a, b) => a - b)
  worked.codes.sort((a, b) => a - b)
  return worked
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  try {
    return await work()
  } finally {
    into.push(performance.now() - from)
  }
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
