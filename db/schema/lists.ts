// Where the sample comes from: official requests for lists, and the lists that came.
import { boolean, date, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core"
import type { ListFault } from "@/lib/sample/list"
import { createdAt, id, instant } from "./columns"
import { people } from "./people"
import { waves } from "./studies"

/** An official request to a body for the list of its recipients (desk research): one row a request, one a step below. */
export const listRequests = pgTable(
  "list_requests",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    /** Code of the body in the study's register; with `region` and `service` null it is asked for all of its own. */
    body: text("body"),
    region: text("region"),
    service: text("service"),
    /** Number of our letter. */
    reference: text("reference"),
    createdAt: createdAt(),
  },
  (t) => [index("list_requests_wave").on(t.waveId)],
)

export const listRequestSteps = pgTable(
  "list_request_steps",
  {
    id: id(),
    requestId: uuid("request_id")
      .notNull()
      .references(() => listRequests.id),
    step: text("step", {
      enum: ["requested", "reminded", "received", "partly_received", "refused", "withdrawn"],
    }).notNull(),
    on: date("on", { mode: "string" }).notNull(),
    note: text("note"),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
  },
  (t) => [index("list_request_steps_request").on(t.requestId, t.at), index("list_request_steps_person").on(t.personId)],
)

/** One file of contacts as it was taken in. Its rows are sealed contacts; of bad rows only their place and fault is kept. */
export const contactLists = pgTable(
  "contact_lists",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    requestId: uuid("request_id").references(() => listRequests.id),
    name: text("name").notNull(),
    reference: text("reference"),
    /** Column of the file for each field of ours. */
    mapping: jsonb("mapping").$type<Record<string, string>>().notNull(),
    rows: integer("rows").notNull().default(0),
    added: integer("added").notNull().default(0),
    known: integer("known").notNull().default(0),
    faults: jsonb("faults").$type<readonly ListFault[]>().notNull().default([]),
    complete: boolean("complete").notNull().default(false),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (t) => [
    index("contact_lists_wave").on(t.waveId, t.createdAt),
    index("contact_lists_request").on(t.requestId),
    index("contact_lists_person").on(t.personId),
  ],
)
