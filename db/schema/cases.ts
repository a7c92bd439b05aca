// The sample: contacts (apart and encrypted), cases, personal links, calls and appointments.
import { sql } from "drizzle-orm"
import { check, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { bytes, createdAt, id, instant } from "./columns"
import { people } from "./people"
import { studies, waves } from "./studies"

/** The only table with a name or a phone number, sealed; the fingerprint is a keyed hash for look-up. */
export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    sealed: bytes("sealed").notNull(),
    phoneFingerprint: text("phone_fingerprint").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("contacts_phone").on(t.studyId, t.phoneFingerprint)],
)

export const cases = pgTable(
  "cases",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    source: text("source", { enum: ["list", "snowball", "open"] }).notNull(),
    /** Where the list came from: the official request's reference. */
    sourceReference: text("source_reference"),
    region: text("region"),
    service: text("service"),
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    language: text("language"),
    timezone: text("timezone").notNull(),
    /** Latest disposition; interim codes leave the case open, a final one ends it. */
    disposition: text("disposition"),
    finalAt: instant("final_at"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    /** A fixed random place in the queue, so that no list order favours anybody. */
    shuffle: doublePrecision("shuffle").notNull(),
    leasedBy: uuid("leased_by").references(() => people.id),
    leasedUntil: instant("leased_until"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("cases_person_service").on(t.waveId, t.contactId, t.service),
    index("cases_contact").on(t.contactId),
    uniqueIndex("cases_one_lease").on(t.leasedBy).where(sql`${t.leasedBy} is not null`),
    index("cases_queue").on(t.attempts, t.shuffle).where(sql`${t.finalAt} is null and ${t.contactId} is not null`),
    index("cases_cell").on(t.waveId, t.region, t.service),
    check("cases_lease_pair", sql`(${t.leasedBy} is null) = (${t.leasedUntil} is null)`),
  ],
)

/** A respondent's way in. Only the hash of the token is kept. */
export const links = pgTable(
  "links",
  {
    id: id(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    tokenHash: text("token_hash").notNull().unique(),
    createdBy: uuid("created_by").references(() => people.id),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("links_case").on(t.caseId), index("links_creator").on(t.createdBy)],
)

export const calls = pgTable(
  "calls",
  {
    id: id(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    disposition: text("disposition"),
    note: text("note"),
  },
  (t) => [
    index("calls_case").on(t.caseId),
    index("calls_person").on(t.personId, t.startedAt),
    check("calls_ended", sql`(${t.endedAt} is null) = (${t.disposition} is null)`),
  ],
)

export const appointments = pgTable(
  "appointments",
  {
    id: id(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id),
    madeBy: uuid("made_by")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
    timezone: text("timezone").notNull(),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("appointments_case").on(t.caseId),
    uniqueIndex("appointments_one_open").on(t.caseId).where(sql`${t.endedAt} is null`),
    index("appointments_due").on(t.madeBy, t.at).where(sql`${t.endedAt} is null`),
  ],
)
