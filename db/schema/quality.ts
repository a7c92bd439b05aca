// What looks unusual in an interview or in an interviewer's work, and the comments that people write on answers.
import { sql } from "drizzle-orm"
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import type { FlagKind, Measure } from "@/lib/quality/flag"
import { id, instant } from "./columns"
import { interviews } from "./interviews"
import { people } from "./people"
import { waves } from "./studies"

/** One thing that was seen, beside what is usual. A flag rejects nothing by itself. */
export const flags = pgTable(
  "flags",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    /** Null when the flag is about an interviewer's whole work. */
    interviewId: uuid("interview_id").references(() => interviews.id),
    personId: uuid("person_id").references(() => people.id),
    kind: text("kind").$type<FlagKind>().notNull(),
    seen: jsonb("seen").$type<Measure>().notNull(),
    usual: jsonb("usual").$type<Measure>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    uniqueIndex("flags_interview").on(t.interviewId, t.kind).where(sql`${t.interviewId} is not null`),
    uniqueIndex("flags_person_only").on(t.waveId, t.personId, t.kind).where(sql`${t.interviewId} is null`),
    index("flags_wave").on(t.waveId, t.at),
    index("flags_person").on(t.personId),
    check("flags_about", sql`${t.interviewId} is not null or ${t.personId} is not null`),
  ],
)

/** A question to the interviewer about one answer, or about the whole interview; open until its asker closes it. */
export const comments = pgTable(
  "comments",
  {
    id: id(),
    interviewId: uuid("interview_id")
      .notNull()
      .references(() => interviews.id),
    question: text("question"),
    openedBy: uuid("opened_by")
      .notNull()
      .references(() => people.id),
    openedAt: instant("opened_at").notNull(),
    closedBy: uuid("closed_by").references(() => people.id),
    closedAt: instant("closed_at"),
  },
  (t) => [
    index("comments_interview").on(t.interviewId),
    index("comments_open").on(t.openedAt).where(sql`${t.closedAt} is null`),
    index("comments_opener").on(t.openedBy),
    index("comments_closer").on(t.closedBy),
    check("comments_closed", sql`(${t.closedAt} is null) = (${t.closedBy} is null)`),
  ],
)

/** What was written under a comment, the first words included. */
export const replies = pgTable(
  "replies",
  {
    id: id(),
    commentId: uuid("comment_id")
      .notNull()
      .references(() => comments.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
    words: text("words").notNull(),
  },
  (t) => [index("replies_comment").on(t.commentId, t.at), index("replies_person").on(t.personId)],
)
