// Who works here: people, their teams, sessions, and failed sign-ins.
import { sql } from "drizzle-orm"
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { createdAt, id, instant } from "./columns"

export const teams = pgTable("teams", { id: id(), name: text("name").notNull().unique(), createdAt: createdAt() })

export const people = pgTable(
  "people",
  {
    id: id(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    role: text("role", { enum: ["interviewer", "supervisor", "coordinator", "analyst", "admin"] }).notNull(),
    teamId: uuid("team_id").references(() => teams.id),
    /** Region codes this person may see; empty = every region. */
    regions: text("regions").array().notNull().default([]),
    /** Languages this person can interview in. */
    languages: text("languages").array().notNull().default([]),
    disabledAt: instant("disabled_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("people_email").on(sql`lower(${t.email})`),
    index("people_team").on(t.teamId),
    check("people_role", sql`${t.role} in ('interviewer','supervisor','coordinator','analyst','admin')`),
  ],
)

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("sessions_person").on(t.personId)],
)

/** One row a try. `subject` is a keyed hash of e-mail or network address: no personal data is kept to slow guessing down. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    subject: text("subject").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("sign_in_attempts_subject").on(t.subject, t.at)],
)

/** When somebody works: who is not on shift is passed over by what waits for a named interviewer. */
export const shifts = pgTable(
  "shifts",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
  },
  (t) => [index("shifts_person").on(t.personId, t.startsAt), check("shifts_order", sql`${t.startsAt} < ${t.endsAt}`)],
)
