// Quota cells and the places held in them. The check constraint is the last guard against overshoot.
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
import type { CellTerms } from "@/lib/quota/cells"
import type { ApplicableMove } from "@/lib/quota/moves"
import { createdAt, id, instant } from "./columns"
import { interviews } from "./interviews"
import { people } from "./people"
import { waves } from "./studies"

export const quotaCells = pgTable(
  "quota_cells",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    /** The cell's conditions in one canonical word: `region=akmola|service=C1`. */
    key: text("key").notNull(),
    conditions: jsonb("conditions").$type<Record<string, string>>().notNull(),
    region: text("region"),
    service: text("service"),
    /** The dimensions of the cell's table, in alphabetical order: `region,service`. An interview is in one cell of each table. */
    dimensions: text("dimensions").notNull(),
    hard: boolean("hard").notNull().default(true),
    target: integer("target").notNull(),
    /** Re-allocation keeps the target within these; null = no limit. */
    floor: integer("floor"),
    ceiling: integer("ceiling"),
    accepted: integer("accepted").notNull().default(0),
    reserved: integer("reserved").notNull().default(0),
  },
  (t) => [
    uniqueIndex("quota_cells_key").on(t.waveId, t.key),
    check("quota_cells_range", sql`coalesce(${t.floor}, 0) <= coalesce(${t.ceiling}, 2147483647)`),
    check("quota_cells_counts", sql`${t.target} >= 0 and ${t.accepted} >= 0 and ${t.reserved} >= 0`),
    check("quota_cells_never_over", sql`not ${t.hard} or ${t.accepted} + ${t.reserved} <= ${t.target}`),
  ],
)

export const reservations = pgTable(
  "reservations",
  {
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    cellId: bigint("cell_id", { mode: "number" })
      .notNull()
      .references(() => quotaCells.id),
    state: text("state", { enum: ["held", "settled", "returned", "expired", "withdrawn"] })
      .notNull()
      .default("held"),
    takenAt: instant("taken_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.interviewId, t.cellId] }),
    index("reservations_held").on(t.cellId, t.expiresAt).where(sql`${t.state} = 'held'`),
    index("reservations_cell").on(t.cellId),
    check("reservations_ended", sql`(${t.state} = 'held') = (${t.endedAt} is null)`),
  ],
)

/** What happened to a cell's places and target, in order: its state at any past moment is the sum up to then. */
export const quotaEvents = pgTable(
  "quota_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    cellId: bigint("cell_id", { mode: "number" })
      .notNull()
      .references(() => quotaCells.id),
    at: instant("at").notNull(),
    event: text("event", {
      enum: ["created", "target", "held", "settled", "returned", "expired", "withdrawn"],
    }).notNull(),
    interviewId: uuid("interview_id").references(() => interviews.id),
    accepted: smallint("accepted").notNull().default(0),
    reserved: smallint("reserved").notNull().default(0),
    /** By how much the target moved. */
    target: integer("target").notNull().default(0),
  },
  (t) => [index("quota_events_cell").on(t.cellId, t.at), index("quota_events_interview").on(t.interviewId)],
)

/** One change of targets by somebody, with the reason; `quota_changes` are its lines. */
export const quotaEdits = pgTable(
  "quota_edits",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    personId: uuid("person_id").references(() => people.id),
    at: instant("at").notNull(),
    reason: text("reason").notNull(),
    origin: text("origin", { enum: ["package", "table", "xlsx", "allocation", "move"] }).notNull(),
  },
  (t) => [index("quota_edits_wave").on(t.waveId, t.at), index("quota_edits_person").on(t.personId)],
)

export const quotaChanges = pgTable(
  "quota_changes",
  {
    editId: uuid("edit_id")
      .notNull()
      .references(() => quotaEdits.id),
    cellId: bigint("cell_id", { mode: "number" })
      .notNull()
      .references(() => quotaCells.id),
    /** Null before a cell was made. */
    before: jsonb("before").$type<CellTerms>(),
    after: jsonb("after").$type<CellTerms>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.editId, t.cellId] }), index("quota_changes_cell").on(t.cellId)],
)

/** Suggested moves that somebody applied, with the reason: what was moved, and what was expected of it. */
export const appliedMoves = pgTable(
  "applied_moves",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
    reason: text("reason").notNull(),
    move: jsonb("move").$type<ApplicableMove>().notNull(),
  },
  (t) => [index("applied_moves_wave").on(t.waveId, t.at), index("applied_moves_person").on(t.personId)],
)

/**
 * Counts behind the board, kept so that it need not count a million rows: by region and service over all time (`day` ''),
 * and by region for each day (`service` ''). Measures: `case:<source>:<disposition or new>:<open|final>`, `call`,
 * `contact`, `counted`, `overflow`, `out`, `checking` (counted, its check undecided).
 */
export const progress = pgTable(
  "progress",
  {
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    region: text("region").notNull(),
    service: text("service").notNull(),
    day: text("day").notNull(),
    measure: text("measure").notNull(),
    n: integer("n").notNull(),
  },
  (t) => [primaryKey({ columns: [t.waveId, t.day, t.region, t.service, t.measure] })],
)

/** Changes of `progress` that wait to be folded in; whoever reads adds them. */
export const progressDeltas = pgTable(
  "progress_deltas",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    waveId: uuid("wave_id").notNull(),
    region: text("region").notNull(),
    service: text("service").notNull(),
    day: text("day").notNull(),
    measure: text("measure").notNull(),
    n: integer("n").notNull(),
  },
  (t) => [index("progress_deltas_wave").on(t.waveId)],
)

/** A named set of filters of a page, one person's own. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    page: text("page").notNull(),
    name: text("name").notNull(),
    /** The part of the address after the question mark. */
    query: text("query").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("saved_views_name").on(t.personId, t.page, t.name)],
)
