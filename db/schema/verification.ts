// Field control: what was drawn, how each check went, what followed from it.
import { sql } from "drizzle-orm"
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import type { Answer, Answers } from "@/lib/questionnaire/definition"
import type { Change } from "@/lib/verification/correction"
import type { Differs } from "@/lib/verification/finding"
import { id, instant } from "./columns"
import { interviews } from "./interviews"
import { people } from "./people"
import { waves } from "./studies"

/** The published sequence: everything that moves a stream's draw, in the order it happened. */
export const drawEvents = pgTable(
  "draw_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    stream: text("stream").notNull(),
    event: text("event", { enum: ["completed", "day_end", "first_week", "closing", "unreachable"] }).notNull(),
    /** Interviews of the stream completed by then. */
    n: integer("n").notNull(),
    position: integer("position"),
    at: instant("at").notNull(),
  },
  (t) => [
    index("draw_events_wave").on(t.waveId, t.stream, t.id),
    index("draw_events_ends")
      .on(t.waveId, t.stream, t.id)
      .where(sql`${t.event} in ('day_end', 'first_week', 'closing')`),
    check("draw_events_unreachable", sql`(${t.event} = 'unreachable') = (${t.position} is not null)`),
  ],
)

/** A drawn interview and its check. One row per interview: what is drawn is never un-drawn. */
export const verifications = pgTable(
  "verifications",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    stream: text("stream").notNull(),
    position: integer("position").notNull(),
    /** The interview's, put here by a trigger: a queue of many thousands is read from this table alone. */
    interviewerId: uuid("interviewer_id").references(() => people.id),
    region: text("region"),
    /** Why it was drawn; `risk` ones stand apart from the random ones in every estimate. */
    reason: text("reason", { enum: ["value", "day_end", "first_week", "closing", "unreachable", "risk"] }).notNull(),
    /** What raised the suspicion; null for random ones. */
    cause: text("cause", { enum: ["hold", "escalation", "flags", "suspicion"] }),
    n: integer("n").notNull(),
    /** The kind that the seed gave, and the one that is done: they differ only for a reason that is kept. */
    drawnKind: text("drawn_kind", { enum: ["callback", "repeat", "observation"] }).notNull(),
    kind: text("kind", { enum: ["callback", "repeat", "observation"] }).notNull(),
    /** Why another kind is done than the one drawn: `not_observed`, or a supervisor's words. */
    kindReason: text("kind_reason"),
    drawnAt: instant("drawn_at").notNull(),
    dueAt: instant("due_at").notNull(),
    assignedTo: uuid("assigned_to").references(() => people.id),
    /** Answers to the callback form, and to the questions asked again, blind to the first answers. */
    answers: jsonb("answers").$type<Answers>().notNull().default({}),
    again: jsonb("again").$type<Answers>().notNull().default({}),
    /** Set when the blind part was saved; only then are the first answers shown. */
    blindAt: instant("blind_at"),
    finding: text("finding", { enum: ["confirmed", "discrepancy", "fabricated", "unreachable"] }),
    consequence: text("consequence", { enum: ["keep", "correct", "void"] }),
    note: text("note"),
    /** Whether the interview differs, by verify type, as the check showed when it was decided: rates count these. */
    differs: jsonb("differs").$type<Differs>(),
    /** What a correction changed; the first answers stay here and in the answer events. */
    changes: jsonb("changes").$type<readonly Change[]>(),
    decidedBy: uuid("decided_by").references(() => people.id),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    uniqueIndex("verifications_interview").on(t.interviewId),
    uniqueIndex("verifications_position").on(t.waveId, t.stream, t.position),
    index("verifications_open").on(t.waveId, t.dueAt).where(sql`${t.finding} is null`),
    index("verifications_queue").on(t.dueAt, t.id).where(sql`${t.finding} is null`),
    index("verifications_unassigned").on(t.dueAt, t.id).where(sql`${t.finding} is null and ${t.assignedTo} is null`),
    index("verifications_interviewer").on(t.interviewerId, t.decidedAt),
    index("verifications_assigned").on(t.assignedTo, t.dueAt).where(sql`${t.finding} is null`),
    index("verifications_assignee").on(t.assignedTo),
    index("verifications_decider").on(t.decidedBy),
    check(
      "verifications_decided",
      sql`(${t.finding} is null) = (${t.decidedAt} is null) and (${t.finding} is null) = (${t.consequence} is null)`,
    ),
    check("verifications_cause", sql`(${t.reason} = 'risk') = (${t.cause} is not null)`),
    check("verifications_kind", sql`${t.kind} = ${t.drawnKind} or ${t.kindReason} is not null`),
    check("verifications_differs", sql`(${t.finding} is null) = (${t.differs} is null)`),
  ],
)

/** Tries to reach the respondent of a check. */
export const verificationAttempts = pgTable(
  "verification_attempts",
  {
    id: id(),
    verificationId: uuid("verification_id")
      .notNull()
      .references(() => verifications.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
    outcome: text("outcome", { enum: ["reached", "no_answer", "busy", "call_later", "wrong_number"] }).notNull(),
  },
  (t) => [index("verification_attempts_of").on(t.verificationId), index("verification_attempts_person").on(t.personId)],
)

/**
 * An interview offered to an observer while it is held, and the observer's record of it: a form filled while listening.
 * A declined offer stays; the next supervisor gets another row.
 */
export const observations = pgTable(
  "observations",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    observerId: uuid("observer_id")
      .notNull()
      .references(() => people.id),
    offeredAt: instant("offered_at").notNull(),
    /** When the observer joined; without it the offer came to nothing. */
    joinedAt: instant("joined_at"),
    declinedAt: instant("declined_at"),
    answers: jsonb("answers").$type<Answers>().notNull().default({}),
    savedAt: instant("saved_at"),
  },
  (t) => [
    uniqueIndex("observations_standing").on(t.interviewId).where(sql`${t.declinedAt} is null`),
    index("observations_interview").on(t.interviewId),
    index("observations_observer").on(t.observerId).where(sql`${t.savedAt} is null and ${t.declinedAt} is null`),
    index("observations_person").on(t.observerId),
    index("observations_wave").on(t.waveId),
    check("observations_saved", sql`${t.savedAt} is null or ${t.joinedAt} is not null`),
    check("observations_declined", sql`${t.declinedAt} is null or ${t.savedAt} is null`),
  ],
)

/** Each question of a decided check as it was answered first and again: error rates and reliability are counted here. */
export const comparisons = pgTable(
  "comparisons",
  {
    verificationId: uuid("verification_id")
      .notNull()
      .references(() => verifications.id),
    question: text("question").notNull(),
    verify: integer("verify").notNull(),
    verdict: text("verdict", { enum: ["same", "different", "not_comparable"] }).notNull(),
    first: jsonb("first").$type<Answer>(),
    again: jsonb("again").$type<Answer>(),
  },
  (t) => [
    primaryKey({ columns: [t.verificationId, t.question] }),
    check("comparisons_verify", sql`${t.verify} in (1, 2, 3)`),
  ],
)
