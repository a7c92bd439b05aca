// Studies, their instruments (one questionnaire version with its registers) and waves.
import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import type { StoredStudy } from "@/lib/study/stored"
import { bytes, createdAt, id, instant } from "./columns"
import { people } from "./people"

export const studies = pgTable("studies", {
  id: text("id").primaryKey(),
  title: jsonb("title").$type<Record<string, string>>().notNull(),
  createdAt: createdAt(),
})

/** Never changes once written: an interview keeps the instrument it was started with. */
export const instruments = pgTable(
  "instruments",
  {
    id: id(),
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    /** Hash of the package's files. */
    hash: text("hash").notNull(),
    version: text("version").notNull(),
    study: jsonb("study").$type<StoredStudy>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("instruments_hash").on(t.studyId, t.hash)],
)

export const waves = pgTable(
  "waves",
  {
    id: id(),
    studyId: text("study_id")
      .notNull()
      .references(() => studies.id),
    instrumentId: uuid("instrument_id")
      .notNull()
      .references(() => instruments.id),
    name: text("name").notNull(),
    /** The study's: days of the wave are days there. */
    timezone: text("timezone").notNull().default("Asia/Almaty"),
    practice: boolean("practice").notNull().default(false),
    /** Printed with every figure of the wave, in each language: what a reader must know first. */
    notice: jsonb("notice").$type<Record<string, string>>(),
    status: text("status", { enum: ["draft", "open", "closed"] })
      .notNull()
      .default("draft"),
    /** Last part of the open link's address. */
    openLink: text("open_link").notNull().unique(),
    openedAt: instant("opened_at"),
    closedAt: instant("closed_at"),
    /** The last day of fieldwork as planned; nothing closes by it. */
    plannedEnd: date("planned_end", { mode: "string" }),
    /** Sealed seed of the verification draw; its hash is in the audit log from the opening on. */
    drawSeed: bytes("draw_seed"),
    drawSeedHash: text("draw_seed_hash"),
    createdAt: createdAt(),
  },
  (t) => [
    index("waves_study").on(t.studyId),
    index("waves_instrument").on(t.instrumentId),
    check("waves_status", sql`${t.status} in ('draft','open','closed')`),
    check("waves_sealed", sql`${t.status} = 'draft' or (${t.drawSeed} is not null and ${t.drawSeedHash} is not null)`),
  ],
)

/**
 * How many interviews each stream has completed; the next one takes length + 1 (the draw rests on it). The counts of its
 * checks are kept by a trigger on `verifications`, so that boards need not count: random ones first, then on suspicion.
 */
export const streams = pgTable(
  "streams",
  {
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    stream: text("stream").notNull(),
    length: integer("length").notNull().default(0),
    /** Null when the stream is of self-completed interviews. */
    interviewerId: uuid("interviewer_id").references(() => people.id),
    /** When its first interview was completed: the first week runs from here. */
    firstAt: instant("first_at"),
    drawn: integer("drawn").notNull().default(0),
    open: integer("open").notNull().default(0),
    confirmed: integer("confirmed").notNull().default(0),
    discrepancy: integer("discrepancy").notNull().default(0),
    fabricated: integer("fabricated").notNull().default(0),
    unreachable: integer("unreachable").notNull().default(0),
    risk: integer("risk").notNull().default(0),
    riskOpen: integer("risk_open").notNull().default(0),
    riskDiscrepancy: integer("risk_discrepancy").notNull().default(0),
    riskFabricated: integer("risk_fabricated").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.waveId, t.stream] }), index("streams_interviewer").on(t.interviewerId)],
)
