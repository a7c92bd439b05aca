// The sample: contacts (apart and encrypted), cases, personal links, calls and appointments.
import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  doublePrecision,
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
import { bytes, createdAt, id, instant } from "./columns"
import { contactLists } from "./lists"
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
    /** Keyed hash of the e-mail address, when there is one among what is sealed. */
    emailFingerprint: text("email_fingerprint"),
    /** When the person withdrew: the seal then holds nothing. */
    erasedAt: instant("erased_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("contacts_phone").on(t.studyId, t.phoneFingerprint),
    index("contacts_email").on(t.studyId, t.emailFingerprint).where(sql`${t.emailFingerprint} is not null`),
  ],
)

/** Further numbers of a contact, from the second on; each number belongs to one contact of a study. */
export const contactPhones = pgTable(
  "contact_phones",
  {
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    place: smallint("place").notNull(),
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    sealed: bytes("sealed").notNull(),
    phoneFingerprint: text("phone_fingerprint").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contactId, t.place] }),
    uniqueIndex("contact_phones_phone").on(t.studyId, t.phoneFingerprint),
    check("contact_phones_place", sql`${t.place} >= 2`),
  ],
)

/** Numbers that nobody of the study calls or writes to. */
export const doNotCall = pgTable(
  "do_not_call",
  {
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    phoneFingerprint: text("phone_fingerprint").notNull(),
    reason: text("reason").notNull(),
    personId: uuid("person_id").references(() => people.id),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.phoneFingerprint] }), index("do_not_call_person").on(t.personId)],
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
    listId: uuid("list_id").references(() => contactLists.id),
    /** Which of the contact's numbers is tried next; 1 is the first. */
    phone: smallint("phone").notNull().default(1),
    /** Slots of the calling policy in which it may be tried before any is repeated; null = any. */
    slotsDue: text("slots_due").array(),
    /** Attempts by slot. */
    slotAttempts: jsonb("slot_attempts").$type<Record<string, number>>().notNull().default({}),
    /** Who was refused, and how often: another one may try again after a cooling period. */
    refusedBy: uuid("refused_by").references(() => people.id),
    refusals: smallint("refusals").notNull().default(0),
    /** A supervisor's wish: higher comes first; only this interviewer may have it. */
    priority: smallint("priority").notNull().default(0),
    reservedFor: uuid("reserved_for").references(() => people.id),
    /** Taken ahead for a place with a poor line: nobody else's until then, or until a supervisor breaks it. */
    aheadFor: uuid("ahead_for").references(() => people.id),
    aheadUntil: instant("ahead_until"),
    /** Region and service, '' for none: indexes with them are looked up by equality. */
    placeRegion: text("place_region").notNull().generatedAlwaysAs(sql`coalesce(region, '')`),
    placeService: text("place_service").notNull().generatedAlwaysAs(sql`coalesce(service, '')`),
    createdAt: createdAt(),
  },
  (t) => [
    index("cases_list").on(t.listId),
    index("cases_refused_by").on(t.refusedBy).where(sql`${t.refusedBy} is not null`),
    index("cases_reserved").on(t.reservedFor).where(sql`${t.reservedFor} is not null`),
    index("cases_ahead").on(t.aheadFor).where(sql`${t.aheadFor} is not null`),
    index("cases_priority").on(t.priority, t.shuffle).where(sql`${t.priority} > 0 and ${t.finalAt} is null`),
    check("cases_ahead_pair", sql`(${t.aheadFor} is null) = (${t.aheadUntil} is null)`),
    uniqueIndex("cases_person_service").on(t.waveId, t.contactId, t.service),
    index("cases_contact").on(t.contactId),
    uniqueIndex("cases_one_lease").on(t.leasedBy).where(sql`${t.leasedBy} is not null`),
    // Two ways through one place's open cases: those to try again, longest waiting first, and new ones in shuffled order.
    index("cases_again")
      .on(t.waveId, t.placeRegion, t.placeService, t.nextAttemptAt)
      .where(sql`${t.finalAt} is null and ${t.contactId} is not null and ${t.nextAttemptAt} is not null`),
    index("cases_new")
      .on(t.waveId, t.placeRegion, t.placeService, t.source, t.shuffle)
      .where(sql`${t.finalAt} is null and ${t.contactId} is not null and ${t.nextAttemptAt} is null`),
    index("cases_cell").on(t.waveId, t.region, t.service),
    check("cases_lease_pair", sql`(${t.leasedBy} is null) = (${t.leasedUntil} is null)`),
  ],
)

/** Where a wave has, or had, cases, '' for none: the search for the next case begins with the emptiest of these. Kept by a trigger. */
export const casePlaces = pgTable(
  "case_places",
  {
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id, { onDelete: "cascade" }),
    region: text("region").notNull(),
    service: text("service").notNull(),
    timezone: text("timezone").notNull(),
  },
  (t) => [primaryKey({ columns: [t.waveId, t.region, t.service, t.timezone] })],
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
    /** How it came to the respondent: a letter, an interviewer's call, another device's resume code, or a list of links. */
    purpose: text("purpose", { enum: ["personal", "letter", "call", "resume"] })
      .notNull()
      .default("personal"),
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
    /** Which of the contact's numbers was called, in which slot of the calling policy, and by which dialler. */
    phone: smallint("phone").notNull().default(1),
    slot: text("slot"),
    dialler: text("dialler").notNull().default("manual"),
    /** When somebody answered and when the line was closed, as far as the dialler or the interviewer said. */
    answeredAt: instant("answered_at"),
    hungUpAt: instant("hung_up_at"),
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
    /** Agreed with the respondent in person; a soft one is only a better time to try. */
    hard: boolean("hard").notNull().default(true),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    outcome: text("outcome", { enum: ["kept", "missed", "moved", "cancelled"] }),
  },
  (t) => [
    index("appointments_case").on(t.caseId),
    uniqueIndex("appointments_one_open").on(t.caseId).where(sql`${t.endedAt} is null`),
    index("appointments_due").on(t.madeBy, t.at).where(sql`${t.endedAt} is null`),
  ],
)
