// Interviews, the durable answer events they are made of, and answers that are personal data.
import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import type { EntrySign } from "@/lib/quality/entry-sign"
import type { Answer } from "@/lib/questionnaire/definition"
import { cases } from "./cases"
import { bytes, id, instant } from "./columns"
import { people } from "./people"
import { instruments, waves } from "./studies"

export const interviews = pgTable(
  "interviews",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    instrumentId: uuid("instrument_id")
      .notNull()
      .references(() => instruments.id),
    mode: text("mode", { enum: ["phone", "online"] }).notNull(),
    language: text("language").notNull(),
    interviewerId: uuid("interviewer_id").references(() => people.id),
    status: text("status", { enum: ["running", "complete", "screened_out", "broken_off"] })
      .notNull()
      .default("running"),
    /** Where a finished interview stands with the quotas: counted, over quota, or out of them. */
    standing: text("standing", { enum: ["counted", "overflow", "out"] }),
    answers: jsonb("answers").$type<Record<string, Answer>>().notNull().default({}),
    startedAt: instant("started_at").notNull(),
    lastEventAt: instant("last_event_at").notNull(),
    endedAt: instant("ended_at"),
    /** Place in the completion order of its stream: the draw's only input besides the seed. */
    stream: text("stream"),
    position: integer("position"),
    /** Keyed hash of a self-completing respondent's network and browser: clusters of one device show up, nobody is named. */
    device: text("device"),
    /** What a self-completed one's way in showed of a machine or of haste; looked at, never a reason to refuse by itself. */
    signs: text("signs").array().$type<EntrySign[]>().notNull().default([]),
    /** Since when an answer puts it into a full hard cell; null while it has its places or may have them. */
    quotaClosedAt: instant("quota_closed_at"),
    /** When its respondent withdrew it: out of everything since. */
    withdrawnAt: instant("withdrawn_at"),
    /** Keyed hash of the code with which its respondent goes on from another device. */
    resumeCode: text("resume_code"),
    /** When its quality was looked at; null while that is to come. */
    qualityAt: instant("quality_at"),
  },
  (t) => [
    index("interviews_unjudged")
      .on(t.waveId, t.endedAt)
      .where(sql`${t.status} = 'complete' and ${t.qualityAt} is null`),
    index("interviews_overflow").on(t.waveId, t.endedAt, t.id).where(sql`${t.standing} = 'overflow'`),
    index("interviews_quota_closed")
      .on(t.quotaClosedAt)
      .where(sql`${t.status} = 'running' and ${t.quotaClosedAt} is not null`),
    index("interviews_device").on(t.waveId, t.device).where(sql`${t.device} is not null`),
    index("interviews_wave").on(t.waveId, t.status),
    uniqueIndex("interviews_resume_code").on(t.resumeCode).where(sql`${t.resumeCode} is not null`),
    check("interviews_withdrawn", sql`${t.withdrawnAt} is null or ${t.standing} is null or ${t.standing} = 'out'`),
    index("interviews_case").on(t.caseId),
    index("interviews_instrument").on(t.instrumentId),
    index("interviews_interviewer").on(t.interviewerId, t.startedAt),
    uniqueIndex("interviews_one_running").on(t.caseId).where(sql`${t.status} = 'running'`),
    uniqueIndex("interviews_one_counted").on(t.caseId).where(sql`${t.standing} = 'counted'`),
    uniqueIndex("interviews_position").on(t.waveId, t.stream, t.position),
    check("interviews_ended", sql`(${t.status} = 'running') = (${t.endedAt} is null)`),
    check("interviews_standing", sql`(${t.status} = 'running') = (${t.standing} is null)`),
    check("interviews_streamed", sql`(${t.status} = 'complete') = (${t.position} is not null)`),
    check(
      "interviews_complete_standing",
      sql`${t.standing} is null or ${t.standing} = 'out' or ${t.status} = 'complete'`,
    ),
    check("interviews_phone_has_interviewer", sql`${t.mode} <> 'phone' or ${t.interviewerId} is not null`),
  ],
)

export const answerEvents = pgTable(
  "answer_events",
  {
    id: id(),
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    question: text("question"),
    value: jsonb("value").$type<Answer>(),
    language: text("language"),
    channel: text("channel", { enum: ["console", "web", "form"] }).notNull(),
    personId: uuid("person_id").references(() => people.id),
    /** The client's clock; `received_at` is ours. Time since the question was shown is `elapsed` in milliseconds. */
    at: instant("at").notNull(),
    elapsed: integer("elapsed"),
    receivedAt: instant("received_at").notNull().defaultNow(),
    /** Came after the interview had ended: kept, not applied. */
    late: boolean("late").notNull().default(false),
  },
  (t) => [
    index("answer_events_interview").on(t.interviewId, t.receivedAt),
    index("answer_events_person").on(t.personId),
  ],
)

/** Answers that are personal data, sealed and apart; `answers` only says that one was given. */
export const personalAnswers = pgTable(
  "personal_answers",
  {
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    question: text("question").notNull(),
    sealed: bytes("sealed").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.interviewId, t.question] })],
)

/**
 * What an accepted (+1) or voided (-1) interview adds to the tally, waiting to be folded in; a corrected one has both.
 * That nothing counts twice is guarded by the interview's status and standing, under its lock.
 */
export const tallyDeltas = pgTable(
  "tally_deltas",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    sign: smallint("sign").notNull(),
    region: text("region").notNull(),
    service: text("service").notNull(),
    form: text("form").notNull(),
    place: text("place").notNull(),
    mode: text("mode").notNull(),
    /** [question, value, slice] of each answer on the path. */
    entries: jsonb("entries").$type<[string, string, string][]>().notNull(),
  },
  (t) => [
    index("tally_deltas_wave").on(t.waveId),
    index("tally_deltas_interview").on(t.interviewId),
    check("tally_deltas_sign", sql`${t.sign} in (1, -1)`),
  ],
)

export const tally = pgTable(
  "tally",
  {
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    region: text("region").notNull(),
    service: text("service").notNull(),
    form: text("form").notNull(),
    place: text("place").notNull(),
    mode: text("mode").notNull(),
    question: text("question").notNull(),
    value: text("value").notNull(),
    /** Call-centre items are also counted by number; '' elsewhere. */
    slice: text("slice").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.waveId, t.question, t.value, t.region, t.service, t.form, t.place, t.mode, t.slice],
    }),
  ],
)
