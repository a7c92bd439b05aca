// Answer events: one statement stores a batch, applies the new ones to the interview and tells which ids are safe.
// It is the hot path of the field, so it is one round trip and one commit.
import { sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { type Database, read } from "../client"

/** Who sends: the interviewer's console, or the respondent's page (which has already shown its link). */
export type Sender = Readonly<{ channel: "console" | "web" | "form"; personId: string | null }>

type Row = { found: boolean; mine: boolean; running: boolean }

/**
 * Stores events durably and idempotently; resolves only after commit.
 * Events that come after the interview ended, or after it passed to somebody else, are kept and marked late.
 * Problems: `not_found` for an unknown interview, `case_not_yours` when this person never worked on it.
 */
export async function appendEvents(
  db: Database,
  interviewId: string,
  sender: Sender,
  events: readonly AnswerEvent[],
  now: Date,
): Promise<void> {
  const rows = await read(() => db.execute<Row>(statement(interviewId, sender, JSON.stringify(events), now)))
  const row = rows.rows[0]
  if (!row?.found) throw new Problem("not_found")
  if (!row.mine) throw new Problem("case_not_yours")
}

function statement(interviewId: string, sender: Sender, events: string, now: Date) {
  const at = now.toISOString()
  return sql`
    with target as (
      select i.id, i.status = 'running' as running,
        ${sender.personId}::uuid is null or i.interviewer_id = ${sender.personId}::uuid as current
      from interviews i where i.id = ${interviewId}::uuid for no key update
    ), allowed as (
      select t.* from target t where t.current or exists (
        select from calls c join interviews i on i.case_id = c.case_id
        where i.id = t.id and c.person_id = ${sender.personId}::uuid)
    ), stored as (
      insert into answer_events (id, interview_id, seq, kind, question, value, language, channel, person_id, at, elapsed, received_at, late)
      select e.id, a.id, e.seq, e.kind, e.question, e.value, e.language, ${sender.channel}, ${sender.personId}::uuid, e.at, e.elapsed,
        ${at}::timestamptz, not (a.running and a.current)
      from allowed a, jsonb_to_recordset(${events}::jsonb)
        as e(id uuid, seq int, kind text, question text, value jsonb, language text, at timestamptz, elapsed int)
      on conflict (id) do nothing
      returning question, value, kind, seq, language, late
    ), latest as (
      select distinct on (question) question, value, kind from stored
      where question is not null and kind in ('answered', 'cleared') order by question, seq desc
    ), changes as (
      select coalesce(jsonb_object_agg(question, value) filter (where kind = 'answered'), '{}') as given,
        coalesce(array_agg(question) filter (where kind = 'cleared'), '{}') as taken,
        (select language from stored where language is not null order by seq desc limit 1) as spoken
      from latest
    ), applied as (
      update interviews i set answers = (i.answers || c.given) - c.taken, language = coalesce(c.spoken, i.language),
        last_event_at = ${at}::timestamptz
      from changes c where i.id = ${interviewId}::uuid and i.status = 'running' and exists (select from stored where not late)
    )
    select exists (select from target) as found, exists (select from allowed) as mine`
}
