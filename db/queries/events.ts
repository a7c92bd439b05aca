// Answer events: one statement stores a batch, applies the new ones to the interview and commits. It is the hot path of
// the field, so it is one round trip, prepared once per connection. Only an interview that somebody listens to tells so.

import { Problem } from "@/lib/problem"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { type Database, read } from "../client"
import { CHANNEL } from "../notify"
import { openLinkInterview } from "./links"

/** The interview itself, or the respondent's link to it: the statement then checks that the link is still good. */
export type Target = Readonly<{ interviewId: string } | { tokenHash: string }>
/** Who sends: the interviewer's console, or the respondent's page. */
export type Sender = Readonly<{ channel: "console" | "web" | "form"; personId: string | null }>

/**
 * Stores events durably and idempotently; resolves only after commit.
 * Events that come after the interview ended, or after it passed to somebody else, are kept and marked late.
 * Problems: `not_found` for an unknown interview, those of `openLink` for a link, `case_not_yours` when this person
 * never worked on it.
 */
export async function appendEvents(
  db: Database,
  target: Target,
  sender: Sender,
  events: readonly AnswerEvent[],
  now: Date,
): Promise<void> {
  const byLink = "tokenHash" in target
  const values = [
    byLink ? target.tokenHash : target.interviewId,
    sender.personId,
    sender.channel,
    now,
    JSON.stringify(events),
  ]
  const statement = byLink ? BY_LINK : BY_INTERVIEW
  const { rows } = await read(() => db.$client.query<{ found: boolean; mine: boolean }>({ ...statement, values }))
  const [row] = rows
  if (!row?.found && byLink) await openLinkInterview(db, target.tokenHash, now)
  if (!row?.found) throw new Problem("not_found")
  if (!row.mine) throw new Problem("case_not_yours")
}

const textOf = (interview: string) => `
  with target as (
    select i.id, i.case_id, i.status = 'running' as running, $2::uuid is null or i.interviewer_id = $2::uuid as current
    from interviews i where i.id = ${interview} for no key update
  ), allowed as (
    select t.* from target t
    where t.current or exists (select from calls c where c.case_id = t.case_id and c.person_id = $2::uuid)
  ), stored as (
    insert into answer_events
      (id, interview_id, seq, kind, question, value, language, channel, person_id, at, elapsed, received_at, late)
    select e.id, a.id, e.seq, e.kind, e.question, e.value, e.language, $3, $2::uuid, e.at, e.elapsed, $4::timestamptz,
      not (a.running and a.current)
    from allowed a, jsonb_to_recordset($5::jsonb)
      as e(id uuid, seq int, kind text, question text, value jsonb, language text, at timestamptz, elapsed int)
    on conflict (id) do nothing
    returning interview_id, question, value, kind, seq, language, late
  ), latest as (
    select distinct on (question) question, value, kind from stored
    where question is not null and kind in ('answered', 'cleared') order by question, seq desc
  ), changes as (
    select coalesce(jsonb_object_agg(question, value) filter (where kind = 'answered'), '{}') as given,
      coalesce(array_agg(question) filter (where kind = 'cleared'), '{}') as taken
    from latest
  ), applied as (
    update interviews i set answers = (i.answers || c.given) - c.taken, last_event_at = $4::timestamptz,
      language = coalesce((select language from stored where language is not null order by seq desc limit 1), i.language)
    from changes c
    where i.id = (select interview_id from stored where not late limit 1) and i.status = 'running'
  )
  select exists (select from target) as found, exists (select from allowed) as mine, (
    select pg_notify('${CHANNEL}', json_build_object('topic', 'screen', 'interviewId', o.interview_id)::text)
    from observations o
    where o.interview_id = (select id from target) and o.declined_at is null and o.saved_at is null
      and o.joined_at is not null
  ) as told`

const BY_INTERVIEW = { name: "append_events_by_interview", text: textOf("$1::uuid") }
const BY_LINK = {
  name: "append_events_by_link",
  text: textOf(`(
      select n.id from links l join interviews n on n.case_id = l.case_id
      where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $4::timestamptz
      order by n.started_at desc limit 1)`),
}
