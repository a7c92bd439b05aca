// Microdata of waves as they were taken at one moment, a column a row: pages read the columns they need. Made anew by a job.
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { bytes, id, instant } from "./columns"
import { waves } from "./studies"

export const microdata = pgTable(
  "microdata",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    at: instant("at").notNull(),
    /** Counted interviews. */
    n: integer("n").notNull(),
  },
  (t) => [index("microdata_wave").on(t.waveId, t.at)],
)

export const microdataColumns = pgTable(
  "microdata_columns",
  {
    microdataId: uuid("microdata_id")
      .notNull()
      .references(() => microdata.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    codes: jsonb("codes").$type<readonly string[]>().notNull(),
    /** Values of one or two bytes (by the number of codes), gzip. */
    packed: bytes("packed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.microdataId, t.name] })],
)
