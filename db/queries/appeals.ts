// Decided checks that are to be looked at again: asked for by the interviewer or by a supervisor, decided by another.
import { and, asc, desc, eq, inArray, isNotNull, max, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type Person, regionScope, teamScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type AppealKind, isImpartial, refuseAsking } from "@/lib/verification/appeal"
import { policyOf } from "@/lib/verification/policy"
import type { Tx } from "../client"
import { newId } from "../ids"
import { appeals, cases, interviews, people, verifications } from "../schema"
import { byPerson, record } from "./audit"
import { findInstrument } from "./instruments"
import { interviewReach } from "./reach"
import { findCheck, type OpenedCheck, openCheck } from "./verifications"

export type AppealRow = typeof appeals.$inferSelect

/**
 * The interviewer appeals against the finding about an own interview. Problems: `not_found` when it is another's or not
 * decided, and those of `refuseAsking`.
 */
export async function appeal(tx: Tx, person: Person, verificationId: string, words: string, now: Date): Promise<void> {
  const [own] = await tx
    .select({ instrumentId: interviews.instrumentId })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .where(and(eq(verifications.id, verificationId), eq(interviews.interviewerId, person.id)))
  if (!own) throw new Problem("not_found")
  await ask(tx, "appeal", person, { ...own, verificationId }, words, now)
}

/** A supervisor wants somebody else's opinion on a decided check within reach. Problems as for an appeal. */
export async function askSecondOpinion(
  tx: Tx,
  person: Person,
  verificationId: string,
  words: string,
  now: Date,
): Promise<void> {
  const { interview } = await findCheck(tx, person, verificationId)
  await ask(tx, "second_opinion", person, { instrumentId: interview.instrumentId, verificationId }, words, now)
}

type Asked = Readonly<{ verificationId: string; instrumentId: string }>

async function ask(
  tx: Tx,
  kind: AppealKind,
  person: Person,
  { verificationId, instrumentId }: Asked,
  words: string,
  now: Date,
) {
  const [check] = await tx.select().from(verifications).where(eq(verifications.id, verificationId)).for("update")
  if (!check?.finding || !check.consequence || !check.decidedAt) throw new Problem("not_found")
  const { finding, consequence, changes } = check
  const before = await appealsOf(tx, verificationId)
  const decidedAt = standingSince(check.decidedAt, before)
  const asked = before.map((one) => ({ kind: one.kind, open: one.outcome === null }))
  const { study } = await findInstrument(tx, instrumentId)
  const refusal = refuseAsking(kind, { finding, decidedAt }, asked, policyOf(study).appealDays, now)
  if (refusal) throw new Problem(refusal)
  const id = newId()
  await tx
    .insert(appeals)
    .values({ id, verificationId, kind, askedBy: person.id, askedAt: now, words, finding, consequence, changes })
  await record(tx, byPerson(person), kind === "appeal" ? "verification.appealed" : "verification.opinion_asked", {
    thing: "verification",
    id: verificationId,
    details: { appealId: id, finding, consequence },
  })
}

/** Appeals and second opinions on a check, the oldest first. */
export const appealsOf = (tx: Tx, verificationId: string): Promise<AppealRow[]> =>
  tx.select().from(appeals).where(eq(appeals.verificationId, verificationId)).orderBy(asc(appeals.askedAt))

/** When what stands now was decided: a changed decision can be appealed against anew. */
export const standingSince = (decidedAt: Date, asked: readonly AppealRow[]): Date =>
  asked.reduce((last, { outcome, decidedAt: at }) => (outcome === "changed" && at && at > last ? at : last), decidedAt)

const askers = alias(people, "askers")
const deciders = alias(people, "deciders")

export type AppealLine = Awaited<ReturnType<typeof listAppeals>>[number]
const NEWEST = 200

/** Appeals within reach: open ones first, the oldest of them on top; then the decided ones, the newest first. */
export async function listAppeals(tx: Tx, person: Person) {
  const rows = await tx
    .select({
      id: appeals.id,
      kind: appeals.kind,
      askedAt: appeals.askedAt,
      askedBy: appeals.askedBy,
      asker: askers.name,
      interviewer: people.name,
      finding: appeals.finding,
      outcome: appeals.outcome,
      decidedAt: appeals.decidedAt,
      decider: deciders.name,
      deciders: decidersOf,
      region: cases.region,
      service: cases.service,
      instrumentId: interviews.instrumentId,
    })
    .from(appeals)
    .innerJoin(verifications, eq(verifications.id, appeals.verificationId))
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .innerJoin(askers, eq(askers.id, appeals.askedBy))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .leftJoin(deciders, eq(deciders.id, appeals.decidedBy))
    .where(reachOf(tx, person))
    .orderBy(
      sql`${appeals.decidedAt} desc nulls first`,
      sql`case when ${appeals.decidedAt} is null then ${appeals.askedAt} end`,
      desc(appeals.id),
    )
    .limit(NEWEST)
  return rows.map((row) => ({ ...row, impartial: isImpartial(person.id, row.askedBy, row.deciders) }))
}

export type OpenedAppeal = Readonly<{
  appeal: AppealRow
  check: OpenedCheck
  asker: string
  decider: string | null
  /** Who decided the check first. */
  checker: string | null
  impartial: boolean
}>

/** One appeal with its check. Problem `not_found` when it is out of this person's reach. */
export async function findAppeal(tx: Tx, person: Person, id: string): Promise<OpenedAppeal> {
  const checkers = alias(people, "checkers")
  const [found] = await tx
    .select({
      appeal: appeals,
      asker: askers.name,
      decider: deciders.name,
      checker: checkers.name,
      deciders: decidersOf,
    })
    .from(appeals)
    .innerJoin(verifications, eq(verifications.id, appeals.verificationId))
    .innerJoin(askers, eq(askers.id, appeals.askedBy))
    .leftJoin(deciders, eq(deciders.id, appeals.decidedBy))
    .leftJoin(checkers, eq(checkers.id, verifications.decidedBy))
    .where(eq(appeals.id, id))
  if (!found) throw new Problem("not_found")
  const { deciders: before, ...rest } = found
  const check = await openCheck(tx, rest.appeal.verificationId, reachOf(tx, person))
  return { ...rest, check, impartial: isImpartial(person.id, rest.appeal.askedBy, before) }
}

/** How many appeals this person could decide now. */
export async function countOpenAppeals(tx: Tx, person: Person): Promise<number> {
  return (await listAppeals(tx, person)).filter(({ outcome, impartial }) => outcome === null && impartial).length
}

/** Whoever decided about the check of an appeal before. */
const decidersOf = sql<string[]>`array_remove(array[${verifications.decidedBy}]
  || array(select b.decided_by from appeals b where b.verification_id = ${verifications.id} and b.id <> ${appeals.id}), null)`

// A condition on `interviews`, joined as `interviewReach` says.
function reachOf(tx: Tx, person: Person): SQL | undefined {
  if (teamScope(person)) return interviewReach(tx, person)
  const regions = regionScope(person)
  return regions ? inArray(cases.region, [...regions]) : undefined
}

/** What an interviewer may know of field control: findings that are final, with what became of an appeal, newest first. */
export async function listFindings(tx: Tx, interviewerId: string, limit: number, now: Date) {
  const rows = await tx
    .select({
      id: verifications.id,
      caseId: interviews.caseId,
      instrumentId: interviews.instrumentId,
      endedAt: interviews.endedAt,
      decidedAt: verifications.decidedAt,
      finding: verifications.finding,
      consequence: verifications.consequence,
    })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .where(and(eq(interviews.interviewerId, interviewerId), isNotNull(verifications.finding)))
    .orderBy(desc(latestWord), desc(verifications.id))
    .limit(limit)
  const ids = rows.map(({ id }) => id)
  const asked = ids.length > 0 ? await tx.select().from(appeals).where(inArray(appeals.verificationId, ids)) : []
  const found = rows.map(async ({ id, instrumentId, decidedAt, finding, consequence, ...rest }) => {
    if (!decidedAt || !finding || !consequence) return []
    const own = asked.filter(({ verificationId }) => verificationId === id)
    const since = standingSince(decidedAt, own)
    const { appealDays } = policyOf((await findInstrument(tx, instrumentId)).study)
    const states = own.map(({ kind, outcome }) => ({ kind, open: outcome === null }))
    const refusal = refuseAsking("appeal", { finding, decidedAt: since }, states, appealDays, now)
    return [{ ...rest, id, decidedAt: since, finding, consequence, appealDays, refusal, looks: own.filter(isTold) }]
  })
  return (await Promise.all(found)).flat()
}

export type FindingLine = Awaited<ReturnType<typeof listFindings>>[number]

// A second opinion that changed nothing is no business of the interviewer's.
const isTold = ({ kind, outcome }: AppealRow): boolean => kind === "appeal" || outcome === "changed"

const latestWord = sql`greatest(${verifications.decidedAt},
  (select ${max(appeals.decidedAt)} from ${appeals} where ${appeals.verificationId} = ${verifications.id}))`
