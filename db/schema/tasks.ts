// Work that takes longer than a page may wait, with its progress: asked for by somebody, done by the process that was asked.
import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { createdAt, id, instant } from "./columns"
import { people } from "./people"
import { waves } from "./studies"

export const tasks = pgTable(
  "tasks",
  {
    id: id(),
    kind: text("kind").notNull(),
    waveId: uuid("wave_id").references(() => waves.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    /** Steps done, of so many; null while their number is not known. */
    done: integer("done").notNull().default(0),
    total: integer("total"),
    /** Last sign of life: a task whose process has died is ended as interrupted. */
    beatAt: instant("beat_at").notNull(),
    endedAt: instant("ended_at"),
    /** What came of it: numbers and ids for the page, nothing personal. */
    result: jsonb("result").$type<Record<string, unknown>>(),
    /** Code of the problem it ended with. */
    problem: text("problem"),
  },
  (t) => [
    index("tasks_running").on(t.beatAt).where(sql`${t.endedAt} is null`),
    index("tasks_wave").on(t.waveId, t.kind, t.createdAt),
    index("tasks_person").on(t.personId),
    check("tasks_ended", sql`${t.endedAt} is not null or (${t.result} is null and ${t.problem} is null)`),
    check("tasks_progress", sql`${t.done} >= 0 and (${t.total} is null or ${t.done} <= ${t.total})`),
  ],
)
