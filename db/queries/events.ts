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
  const { answers, language } = lastWords(events)
  const values = [
    byLink ? target.tokenHash : target.interviewId,
    sender.personId,
    sender.channel,
    now,
    JSON.stringify(events),
    answers,
    language,
  ]
  const statement = byLink ? BY_LINK : BY_INTERVIEW
  const { rowCount } = await read(() => db.$client.query({ ...statement, values }))
  if (rowCount === 0) await refuse(db, target, now)
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

const textOf = (interview: string) => `
  with target as (${interview} for no key update of i
  ), stored as (
    insert into answer_events
      (id, interview_id, seq, kind, question, value, language, channel, person_id, at, elapsed, received_at, late)
    select e.id, t.id, e.seq, e.kind, e.question, e.value, e.language, $3, $2::uuid, e.at, e.elapsed, $4::timestamptz, t.late
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
  select case when $3 = 'console' then (
    select pg_notify('${CHANNEL}', json_build_object('topic', 'screen', 'interviewId', o.interview_id)::text)
    from observations o
    where o.interview_id = t.id and o.declined_at is null and o.saved_at is null and o.joined_at is not null
  ) end as told from target t`

/** Running, and with this person still; a respondent is nobody in particular. */
const LATE = `not (i.status = 'running' and ($2::uuid is null or i.interviewer_id = $2::uuid)) as late`

const BY_INTERVIEW = {
  name: "append_events_by_interview",
  text: textOf(`
    select i.id, ${LATE} from interviews i where i.id = $1::uuid and ($2::uuid is null or i.interviewer_id = $2::uuid
      or exists (select from calls c where c.case_id = i.case_id and c.person_id = $2::uuid))`),
}
const BY_LINK = {
  name: "append_events_by_link",
  text: textOf(`
    select i.id, ${LATE} from links l join interviews i on i.case_id = l.case_id
    where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $4::timestamptz
    order by i.started_at desc limit 1`),
}
