// What followed from checks: interviews voided and replaced, interviewers held or checked more, decisions looked at again.
import { sql } from "drizzle-orm"
import { check, doublePrecision, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import type { Change } from "@/lib/verification/correction"
import type { HoldReason } from "@/lib/verification/hold"
import { cases } from "./cases"
import { createdAt, id, instant } from "./columns"
import { interviews } from "./interviews"
import { people } from "./people"
import { waves } from "./studies"
import { verifications } from "./verification"

/** An interview taken out after it was accepted, and why. One that an appeal has put back keeps its line. */
export const voids = pgTable(
  "voids",
  {
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    verificationId: uuid("verification_id").references(() => verifications.id),
    reason: text("reason").notNull(),
    /** Where it stood until then: an appeal can put it back there. */
    standing: text("standing", { enum: ["counted", "overflow"] }).notNull(),
    personId: uuid("person_id").references(() => people.id),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.interviewId, t.at] }),
    index("voids_verification").on(t.verificationId),
    index("voids_person").on(t.personId),
  ],
)

/** A case that stands in for a voided interview is called before new ones. */
export const replacements = pgTable(
  "replacements",
  {
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.interviewId] }), index("replacements_case").on(t.caseId)],
)

/** All of an interviewer's work in the wave waits for checking until somebody lifts the hold in writing. */
export const holds = pgTable(
  "holds",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    verificationId: uuid("verification_id").references(() => verifications.id),
    reasons: jsonb("reasons").$type<readonly HoldReason[]>().notNull(),
    createdAt: createdAt(),
    liftedBy: uuid("lifted_by").references(() => people.id),
    liftedAt: instant("lifted_at"),
    lifting: text("lifting"),
  },
  (t) => [
    uniqueIndex("holds_one_open").on(t.waveId, t.personId).where(sql`${t.liftedAt} is null`),
    index("holds_person").on(t.personId),
    index("holds_verification").on(t.verificationId),
    index("holds_lifter").on(t.liftedBy),
    check("holds_lifted", sql`(${t.liftedAt} is null) = (${t.lifting} is null)`),
  ],
)

/** More than the study's share of one interviewer's work is checked, on suspicion, until it is ended in writing. */
export const escalations = pgTable(
  "escalations",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    verificationId: uuid("verification_id").references(() => verifications.id),
    share: doublePrecision("share").notNull(),
    createdAt: createdAt(),
    endedBy: uuid("ended_by").references(() => people.id),
    endedAt: instant("ended_at"),
    ending: text("ending"),
  },
  (t) => [
    uniqueIndex("escalations_one_open").on(t.waveId, t.personId).where(sql`${t.endedAt} is null`),
    index("escalations_person").on(t.personId),
    index("escalations_verification").on(t.verificationId),
    index("escalations_ender").on(t.endedBy),
    check("escalations_share", sql`${t.share} > 0 and ${t.share} <= 1`),
    check("escalations_ended", sql`(${t.endedAt} is null) = (${t.ending} is null)`),
  ],
)

/** Somebody asks that a decided check be looked at again: the interviewer appeals, or a supervisor wants a second opinion. */
export const appeals = pgTable(
  "appeals",
  {
    id: id(),
    verificationId: uuid("verification_id")
      .notNull()
      .references(() => verifications.id),
    kind: text("kind", { enum: ["appeal", "second_opinion"] }).notNull(),
    askedBy: uuid("asked_by")
      .notNull()
      .references(() => people.id),
    askedAt: instant("asked_at").notNull(),
    words: text("words").notNull(),
    /** What stood before, so that a changed decision keeps its history. */
    finding: text("finding", { enum: ["confirmed", "discrepancy", "fabricated", "unreachable"] }).notNull(),
    consequence: text("consequence", { enum: ["keep", "correct", "void"] }).notNull(),
    changes: jsonb("changes").$type<readonly Change[]>(),
    outcome: text("outcome", { enum: ["upheld", "changed"] }),
    reason: text("reason"),
    decidedBy: uuid("decided_by").references(() => people.id),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    uniqueIndex("appeals_one_of_a_kind").on(t.verificationId, t.kind),
    index("appeals_open").on(t.askedAt).where(sql`${t.outcome} is null`),
    index("appeals_asker").on(t.askedBy),
    index("appeals_decider").on(t.decidedBy),
    check(
      "appeals_decided",
      sql`(${t.outcome} is null) = (${t.decidedAt} is null) and (${t.outcome} is null) = (${t.reason} is null)`,
    ),
    check("appeals_by_another", sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.askedBy}`),
  ],
)
