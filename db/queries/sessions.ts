// Sign-in sessions and the slowing down of guessed passwords.
import { and, count, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import type { Tx } from "../client"
import { newId } from "../ids"
import { notify } from "../notify"
import { people, sessions, signInAttempts } from "../schema"

/** A working day and a bit: an interviewer signs in once a shift. */
export const SESSION_HOURS = 14

export async function startSession(tx: Tx, personId: string, now: Date): Promise<string> {
  const id = newId()
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await tx.insert(sessions).values({ id, personId, expiresAt, createdAt: now })
  return id
}

/** The person behind a live session as of now, so that a role change or sign-out takes effect at once; null otherwise. */
export async function findSessionPerson(tx: Tx, sessionId: string, now: Date): Promise<Person | null> {
  const rows = await tx
    .select({
      id: people.id,
      email: people.email,
      name: people.name,
      role: people.role,
      teamId: people.teamId,
      regions: people.regions,
      languages: people.languages,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(eq(sessions.id, sessionId), isNull(sessions.endedAt), gt(sessions.expiresAt, now), isNull(people.disabledAt)),
    )
  return rows[0] ?? null
}

export async function endSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  const [ended] = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
    .returning({ personId: sessions.personId })
  if (ended) await notify(tx, { topic: "session", personId: ended.personId })
}

export async function endSessionsOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt)))
  await notify(tx, { topic: "session", personId })
}

/**
 * Notes a try before the password is looked at, so that parallel guesses cannot slip past the limit.
 * @param subjects keyed hashes (account, network address)
 * @returns tries since `since` per subject, this one included
 */
export async function noteAttempt(
  tx: Tx,
  subjects: readonly string[],
  at: Date,
  since: Date,
): Promise<Map<string, number>> {
  // One at a time per subject: parallel transactions would not see each other's tries.
  for (const subject of [...subjects].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`)
  }
  await tx.insert(signInAttempts).values(subjects.map((subject) => ({ subject, at })))
  const rows = await tx
    .select({ subject: signInAttempts.subject, tries: count() })
    .from(signInAttempts)
    .where(and(inArray(signInAttempts.subject, [...subjects]), gt(signInAttempts.at, since)))
    .groupBy(signInAttempts.subject)
  return new Map(rows.map((row) => [row.subject, row.tries]))
}

/** A right password clears its account's slate and takes back this try from the address's; old tries go too. */
export async function clearAttempts(tx: Tx, subjects: readonly string[], at: Date): Promise<void> {
  const [account] = subjects
  if (account) await tx.delete(signInAttempts).where(eq(signInAttempts.subject, account))
  await tx.delete(signInAttempts).where(and(inArray(signInAttempts.subject, [...subjects]), eq(signInAttempts.at, at)))
  await tx.delete(signInAttempts).where(lt(signInAttempts.at, new Date(at.getTime() - 86_400_000)))
}
