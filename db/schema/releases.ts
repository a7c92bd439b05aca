import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { id, instant } from "./columns"
import { people } from "./people"
import { waves } from "./studies"

/** An immutable snapshot of the figures with everything they rest on. */
export const releases = pgTable(
  "releases",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    number: integer("number").notNull(),
    /** SHA-256 of the snapshot's canonical text. */
    hash: text("hash").notNull(),
    snapshot: jsonb("snapshot").$type<Record<string, unknown>>().notNull(),
    /** Why it was released with a named shortfall, or what it corrects; printed with the figures. */
    reason: text("reason"),
    releasedBy: uuid("released_by")
      .notNull()
      .references(() => people.id),
    releasedAt: instant("released_at").notNull(),
  },
  (t) => [uniqueIndex("releases_number").on(t.waveId, t.number), index("releases_person").on(t.releasedBy)],
)
