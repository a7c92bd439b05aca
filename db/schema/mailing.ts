// Invitations and reminders: what is planned, what was sent to which case, and who wants none.
import { sql } from "drizzle-orm"
import {
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
import type { MailingPlan } from "@/lib/mailing/plan"
import { cases, links } from "./cases"
import { createdAt, id, instant } from "./columns"
import { people } from "./people"
import { studies, waves } from "./studies"

/** A round of invitations or reminders of a wave. */
export const mailings = pgTable(
  "mailings",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    name: text("name").notNull(),
    channel: text("channel", { enum: ["email", "sms"] }).notNull(),
    /** A reminder goes only to whom that mailing was sent. */
    after: uuid("after"),
    /** Templates by language, whom it is for, and at which pace. */
    plan: jsonb("plan").$type<MailingPlan>().notNull(),
    status: text("status", { enum: ["draft", "running", "paused", "ended"] })
      .notNull()
      .default("draft"),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (t) => [
    index("mailings_wave").on(t.waveId, t.createdAt),
    index("mailings_after").on(t.after),
    index("mailings_person").on(t.personId),
    index("mailings_running").on(t.status).where(sql`${t.status} = 'running'`),
  ],
)

/** One message to one case. Its words are made when it is sent; the address stays with the contact. */
export const letters = pgTable(
  "letters",
  {
    id: id(),
    mailingId: uuid("mailing_id")
      .notNull()
      .references(() => mailings.id),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    linkId: uuid("link_id").references(() => links.id),
    state: text("state", { enum: ["waiting", "sending", "sent", "bounced", "failed", "dropped"] })
      .notNull()
      .default("waiting"),
    /** Why it was dropped or failed: answered, refused, opted_out, no_address, closed, or the gateway's code. */
    reason: text("reason"),
    dueAt: instant("due_at").notNull(),
    tries: smallint("tries").notNull().default(0),
    sentAt: instant("sent_at"),
    /** Message-ID of a mail, or the gateway's number: bounces name it. */
    messageId: text("message_id"),
  },
  (t) => [
    uniqueIndex("letters_once").on(t.mailingId, t.caseId),
    index("letters_due").on(t.dueAt).where(sql`${t.state} in ('waiting', 'sending')`),
    index("letters_case").on(t.caseId),
    index("letters_link").on(t.linkId),
    uniqueIndex("letters_message").on(t.messageId),
    check("letters_sent", sql`${t.state} not in ('sent', 'bounced') or ${t.sentAt} is not null`),
  ],
)

/** Addresses (keyed hash of a number or an e-mail address) that get nothing more of a study, whoever adds them again. */
export const optOuts = pgTable(
  "opt_outs",
  {
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    addressFingerprint: text("address_fingerprint").notNull(),
    why: text("why", { enum: ["unsubscribed", "bounced", "withdrawn"] }).notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.addressFingerprint] })],
)

/** A respondent's coupon for somebody else: who gave it, in which generation of the chain, and what became of it. */
export const referrals = pgTable(
  "referrals",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    recruiterCaseId: uuid("recruiter_case_id")
      .notNull()
      .references(() => cases.id),
    /** The first case of the chain, and how many steps from it. */
    rootCaseId: uuid("root_case_id")
      .notNull()
      .references(() => cases.id),
    generation: smallint("generation").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    /** The case it has become; the case that its person already had, when they were known. */
    caseId: uuid("case_id").references(() => cases.id),
    known: text("known", { enum: ["new", "known"] }),
    createdAt: createdAt(),
    usedAt: instant("used_at"),
  },
  (t) => [
    index("referrals_wave").on(t.waveId),
    index("referrals_recruiter").on(t.recruiterCaseId),
    index("referrals_root").on(t.rootCaseId),
    index("referrals_case").on(t.caseId),
    check("referrals_generation", sql`${t.generation} >= 1`),
    check("referrals_used", sql`(${t.usedAt} is null) = (${t.caseId} is null)`),
  ],
)

/** Tries on open pages by kind and by whom (keyed hash of network or device): what limits count. Old ones are deleted. */
export const hits = pgTable(
  "hits",
  {
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    /** Start of the minute. */
    minute: instant("minute").notNull(),
    n: integer("n").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.kind, t.subject, t.minute] }), index("hits_minute").on(t.minute)],
)
