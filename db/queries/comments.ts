// Comments on interviews: a supervisor asks about an answer, the interviewer replies, a supervisor closes.
// Reach is part of every query: supervisors by team and region, interviewers by their own interviews.
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm"
import { may, type Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, comments, interviews, people, replies } from "../schema"
import { byPerson, record } from "./audit"
import { findInstrument } from "./instruments"
import { findInReach } from "./interview-view"
import { interviewReach } from "./reach"

export type Reply = Readonly<{ id: string; at: Date; words: string; person: string; own: boolean }>

/** `waitsFor`: who has the next word while it is open. `question` is null when the whole interview is meant. */
export type Comment = Readonly<{
  id: string
  interviewId: string
  question: string | null
  openedAt: Date
  closedAt: Date | null
  waitsFor: "interviewer" | "supervisor" | null
  replies: readonly Reply[]
}>

type Opened = Readonly<{ interviewId: string; question: string | null; words: string }>

/**
 * Opens a comment with its first words; its id. Problems: `not_found` out of reach, without an interviewer, or when the
 * questionnaire has no such question; `check_open` while the interview waits for a decision: a comment would tell its
 * interviewer that it is being checked.
 */
export async function openComment(tx: Tx, person: Person, opened: Opened, now: Date): Promise<string> {
  const { interviewId, question, words } = opened
  const { interview, check } = await findInReach(tx, person, interviewId)
  if (!interview.interviewerId) throw new Problem("not_found")
  if (check && !check.decided) throw new Problem("check_open")
  const { questionnaire } = await findInstrument(tx, interview.instrumentId)
  if (question !== null && !questionnaire.byName.has(question)) throw new Problem("not_found")
  const id = newId()
  await tx.insert(comments).values({ id, interviewId, question, openedBy: person.id, openedAt: now })
  await say(tx, person, id, words, now)
  const details = { commentId: id, ...(question !== null && { question }) }
  await record(tx, byPerson(person), "comment.opened", { thing: "interview", id: interviewId, details })
  return id
}

/** Adds words to an open comment. Problems: `not_found` out of reach, `comment_closed`. */
export async function replyTo(tx: Tx, person: Person, commentId: string, words: string, now: Date): Promise<void> {
  await lockOpen(tx, person, commentId)
  await say(tx, person, commentId, words, now)
}

/** Ends a comment; to ask again is a new one. Problems: `not_found` out of reach, `comment_closed`. */
export async function closeComment(tx: Tx, person: Person, commentId: string, now: Date): Promise<void> {
  const { interviewId } = await lockOpen(tx, person, commentId)
  await tx.update(comments).set({ closedBy: person.id, closedAt: now }).where(eq(comments.id, commentId))
  const line = { thing: "interview", id: interviewId, details: { commentId } }
  await record(tx, byPerson(person), "comment.closed", line)
}

/** The comments of one interview, the oldest first; none when it is out of this person's reach. */
export const listComments = (tx: Tx, person: Person, interviewId: string): Promise<Comment[]> =>
  commentsWhere(tx, person, sql`${comments.interviewId} = ${interviewId}`)

export type OwnComment = Comment &
  Readonly<{
    caseId: string
    endedAt: Date | null
    instrumentId: string
    region: string | null
    service: string | null
  }>

/** What an interviewer is asked about their own interviews and nobody has closed, the oldest first. */
export async function listOwnComments(tx: Tx, person: Person): Promise<OwnComment[]> {
  const open = await commentsWhere(tx, person, sql`${comments.closedAt} is null`)
  if (open.length === 0) return []
  const rows = await tx
    .select({
      id: interviews.id,
      caseId: interviews.caseId,
      endedAt: interviews.endedAt,
      instrumentId: interviews.instrumentId,
      region: cases.region,
      service: cases.service,
    })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(inArray(interviews.id, [...new Set(open.map(({ interviewId }) => interviewId))]))
  const about = new Map(rows.map(({ id, ...row }) => [id, row]))
  return open.flatMap((comment) => {
    const of = about.get(comment.interviewId)
    return of ? [{ ...comment, ...of }] : []
  })
}

/** Open comments in a supervisor's reach: those that the interviewer has answered first, then the oldest. */
export async function listOpenComments(tx: Tx, person: Person): Promise<Comment[]> {
  const open = await commentsWhere(tx, person, sql`${comments.closedAt} is null`)
  const answered = open.filter(({ waitsFor }) => waitsFor === "supervisor")
  return [...answered, ...open.filter(({ waitsFor }) => waitsFor !== "supervisor")]
}

export type CommentCounts = Readonly<{ open: number; answered: number }>

/** Open comments in a supervisor's reach, and how many of them the interviewer has answered; by interviewer. */
export async function countComments(tx: Tx, person: Person): Promise<Map<string, CommentCounts>> {
  const answered = sql`(select r.person_id from ${replies} r where r.comment_id = ${comments.id}
    order by r.at desc, r.id desc limit 1) = ${interviews.interviewerId}`
  const rows = await tx
    .select({
      interviewerId: interviews.interviewerId,
      open: sql<number>`count(*)::int`,
      answered: sql<number>`(count(*) filter (where ${answered}))::int`,
    })
    .from(comments)
    .innerJoin(interviews, eq(interviews.id, comments.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .where(and(isNull(comments.closedAt), reachOf(tx, person)))
    .groupBy(interviews.interviewerId)
  return new Map(rows.flatMap(({ interviewerId, ...counts }) => (interviewerId ? [[interviewerId, counts]] : [])))
}

async function commentsWhere(tx: Tx, person: Person, which: ReturnType<typeof sql>): Promise<Comment[]> {
  const rows = await tx
    .select({ comment: comments, interviewerId: interviews.interviewerId })
    .from(comments)
    .innerJoin(interviews, eq(interviews.id, comments.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .where(and(which, reachOf(tx, person)))
    .orderBy(asc(comments.openedAt), asc(comments.id))
  if (rows.length === 0) return []
  const said = await tx
    .select({ reply: replies, person: people.name })
    .from(replies)
    .innerJoin(people, eq(people.id, replies.personId))
    .where(
      inArray(
        replies.commentId,
        rows.map(({ comment }) => comment.id),
      ),
    )
    .orderBy(asc(replies.at), asc(replies.id))
  return rows.map(({ comment, interviewerId }) => {
    const of = said.filter(({ reply }) => reply.commentId === comment.id)
    const last = of.at(-1)?.reply.personId
    const { id, interviewId, question, openedAt, closedAt } = comment
    return {
      ...{ id, interviewId, question, openedAt, closedAt },
      waitsFor: closedAt ? null : last === interviewerId ? "supervisor" : "interviewer",
      replies: of.map(({ reply, person: name }) => ({
        ...{ id: reply.id, at: reply.at, words: reply.words, person: name },
        own: reply.personId === person.id,
      })),
    }
  })
}

/** Who takes part: whoever may ask, within their reach, and the interviewer of the interview. */
const reachOf = (tx: Tx, person: Person) =>
  may(person, "comment.open") ? interviewReach(tx, person) : eq(interviews.interviewerId, person.id)

async function lockOpen(tx: Tx, person: Person, id: string): Promise<{ interviewId: string }> {
  const [row] = await tx
    .select({ interviewId: comments.interviewId, closedAt: comments.closedAt })
    .from(comments)
    .innerJoin(interviews, eq(interviews.id, comments.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .where(and(eq(comments.id, id), reachOf(tx, person)))
    .for("update", { of: comments })
  if (!row) throw new Problem("not_found")
  if (row.closedAt) throw new Problem("comment_closed")
  return row
}

const say = (tx: Tx, person: Person, commentId: string, words: string, at: Date) =>
  tx.insert(replies).values({ id: newId(), commentId, personId: person.id, at, words })
