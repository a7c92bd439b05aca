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
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { instant } from "./columns"
import { interviews } from "./interviews"
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
    hard: boolean("hard").notNull().default(true),
    target: integer("target").notNull(),
    accepted: integer("accepted").notNull().default(0),
    reserved: integer("reserved").notNull().default(0),
  },
  (t) => [
    uniqueIndex("quota_cells_key").on(t.waveId, t.key),
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
    state: text("state", { enum: ["held", "settled", "returned", "expired"] })
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
