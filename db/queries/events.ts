// Answer events: one statement stores a batch, applies the new ones to the interview and commits. It is the hot path of
// the field, so it is one round trip, prepared once per connection, without sorting: which event of a batch has the last
// word on its question is known before. Only an interview that somebody listens to tells so.

import { Problem } from "@/lib/problem"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { type Database, read } from "../client"
import { CHANNEL } from "../notify"
import { findInterview } from "./interviews"
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
  const whose = [byLink ? target.tokenHash : target.interviewId, sender.personId, sender.channel, now.toISOString()]
  const [only, ...more] = events
  const alone = only !== undefined && more.length === 0
  const statement = (alone ? ONE : BATCH)[byLink ? "link" : "interview"]
  const values = [...whose, ...(alone ? oneOf(only) : batchOf(events))]
  const { rowCount } = await read(() => db.$client.query({ ...statement, values }))
  if (rowCount === 0) await refuse(db, target, now)
}

const oneOf = (event: AnswerEvent) => [
  ...[event.id, event.seq, event.kind, event.question ?? null],
  "value" in event ? JSON.stringify(event.value) : null,
  ...[event.language ?? null, event.at, event.elapsed ?? null],
]

function batchOf(events: readonly AnswerEvent[]) {
  const { answers, language } = lastWords(events)
  return [JSON.stringify(events), answers, language]
}

/** The events that have the last word in a batch, by the client's order: on each question, and on the language. */
function lastWords(events: readonly AnswerEvent[]): { answers: string[]; language: string | null } {
  const last = new Map<string, AnswerEvent>()
  let language: AnswerEvent | undefined
  for (const event of events) {
    const { kind, question, seq } = event
    if (event.language !== undefined && seq >= (language?.seq ?? 0)) language = event
    if (kind !== "answered" && kind !== "cleared") continue
    if (seq >= (last.get(question ?? "")?.seq ?? 0)) last.set(question ?? "", event)
  }
  return { answers: [...last.values()].map(({ id }) => id), language: language?.id ?? null }
}

// Nothing was stored: why is asked only then.
async function refuse(db: Database, target: Target, now: Date): Promise<never> {
  if ("tokenHash" in target) await openLinkInterview(db, target.tokenHash, now)
  else if (await findInterview(db, target.interviewId)) throw new Problem("case_not_yours")
  throw new Problem("not_found")
}

const TOLD = `
  select case when $3 = 'console' then (
    select pg_notify('${CHANNEL}', json_build_object('topic', 'screen', 'interviewId', o.interview_id)::text)
    from observations o
    where o.interview_id = t.id and o.declined_at is null and o.saved_at is null and o.joined_at is not null
  ) end as told from target t`

// Of what comes after a withdrawal only that something came.
const keptValue = (value: string) =>
  `case when t.withdrawn and ${value} is not null then '"•"'::jsonb else ${value} end`

const batchText = (interview: string) => `
  with target as (${interview} for no key update of i
  ), stored as (
    insert into answer_events
      (id, interview_id, seq, kind, question, value, language, channel, person_id, at, elapsed, received_at, late)
    select e.id, t.id, e.seq, e.kind, e.question, ${keptValue("e.value")}, e.language, $3, $2::uuid, e.at, e.elapsed, $4::timestamptz, t.late
    from target t, jsonb_to_recordset($5::jsonb)
      as e(id uuid, seq int, kind text, question text, value jsonb, language text, at timestamptz, elapsed int)
    on conflict (id) do nothing
    returning id, question, value, kind, language, late
  ), applied as (
    update interviews i set answers = (i.answers || coalesce(c.given, '{}')) - coalesce(c.taken, '{}'),
      last_event_at = $4::timestamptz, language = coalesce(c.language, i.language)
    from (
      select jsonb_object_agg(question, value) filter (where kind = 'answered' and id = any ($6::uuid[])) as given,
        array_agg(question) filter (where kind = 'cleared' and id = any ($6::uuid[])) as taken,
        max(language) filter (where id = $7::uuid) as language, count(*) as n
      from stored where not late
    ) c
    where i.id = (select id from target) and c.n > 0
  )
  ${TOLD}`

/** The usual batch: nothing is taken apart and put together for it. */
const oneText = (interview: string) => `
  with target as (${interview} for no key update of i
  ), stored as (
    insert into answer_events
      (id, interview_id, seq, kind, question, value, language, channel, person_id, at, elapsed, received_at, late)
    select $5::uuid, t.id, $6::int, $7, $8, ${keptValue("$9::jsonb")}, $10, $3, $2::uuid, $11::timestamptz, $12::int, $4::timestamptz, t.late
    from target t
    on conflict (id) do nothing
    returning late
  ), applied as (
    update interviews i set last_event_at = $4::timestamptz, language = coalesce($10, i.language),
      answers = case $7 when 'answered' then i.answers || jsonb_build_object($8::text, $9::jsonb)
        when 'cleared' then i.answers - $8::text else i.answers end
    where i.id = (select id from target) and exists (select from stored where not late)
  )
  ${TOLD}`

/** Running, and with this person still; a respondent is nobody in particular. */
const LATE = `i.withdrawn_at is not null as withdrawn,
      not (i.status = 'running' and ($2::uuid is null or i.interviewer_id = $2::uuid)) as late`

const BY_INTERVIEW = `
    select i.id, ${LATE} from interviews i where i.id = $1::uuid and ($2::uuid is null or i.interviewer_id = $2::uuid
      or exists (select from calls c where c.case_id = i.case_id and c.person_id = $2::uuid))`
const BY_LINK = `
    select i.id, ${LATE} from links l join interviews i on i.case_id = l.case_id
    where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $4::timestamptz
    order by i.started_at desc limit 1`

const ONE = {
  interview: { name: "append_event_by_interview", text: oneText(BY_INTERVIEW) },
  link: { name: "append_event_by_link", text: oneText(BY_LINK) },
}
const BATCH = {
  interview: { name: "append_events_by_interview", text: batchText(BY_INTERVIEW) },
  link: { name: "append_events_by_link", text: batchText(BY_LINK) },
}
