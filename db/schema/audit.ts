// What was decided, by whom, when: written in the same transaction as the change, never altered.
import { bigint, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { instant } from "./columns"
import { people } from "./people"

export const audit = pgTable(
  "audit",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull().defaultNow(),
    /** Null when the respondent or the system acted; `actor` says which. */
    personId: uuid("person_id").references(() => people.id),
    actor: text("actor", { enum: ["person", "respondent", "system"] }).notNull(),
    verb: text("verb").notNull(),
    thing: text("thing").notNull(),
    thingId: text("thing_id").notNull(),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index("audit_thing").on(t.thing, t.thingId),
    index("audit_person").on(t.personId),
    index("audit_at").on(t.at),
  ],
)

/**
 * The chain over the audit lines: each link's hash covers the one before, so that no line can be changed, added or taken
 * out unseen. A trigger writes it at commit, one transaction at a time.
 */
export const auditChain = pgTable(
  "audit_chain",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    auditId: bigint("audit_id", { mode: "number" })
      .notNull()
      .references(() => audit.id),
    /** SHA-256 in hexadecimal. */
    hash: text("hash").notNull(),
  },
  (t) => [uniqueIndex("audit_chain_line").on(t.auditId)],
)
