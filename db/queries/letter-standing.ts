// What speaks for and against a letter to a case, as the rules in lib/mailing/fit.ts want it.
import { type SQL, sql } from "drizzle-orm"
import type { Standing } from "@/lib/mailing/fit"

export type Channel = "email" | "sms"

/** The columns of `readStanding`, of `cases c join waves w` and, where there is one, `contacts t`. */
export const standingColumns = (channel: Channel): SQL => sql`
  w.status = 'open' and ${HAS_ROOM} as open,
  exists (select from interviews i where i.case_id = c.id and i.status in ('complete', 'screened_out')) as answered,
  exists (select from interviews i where i.case_id = c.id and i.withdrawn_at is not null) as withdrawn,
  c.refusals, c.disposition, c.final_at is not null as final,
  exists (select from opt_outs o where o.study_id = w.study_id and (o.address_fingerprint = ${addressOf(channel)}
    or o.why <> 'bounced' and o.address_fingerprint in (t.email_fingerprint, t.phone_fingerprint))) as opted_out,
  exists (select from do_not_call d where d.study_id = w.study_id and (d.phone_fingerprint = t.phone_fingerprint
    or d.phone_fingerprint in (select m.phone_fingerprint from contact_phones m where m.contact_id = t.id))) as barred,
  (t.id is not null and t.erased_at is null and ${addressOf(channel)} is not null) as has_address`

export type StandingRow = {
  open: boolean
  answered: boolean
  withdrawn: boolean
  refusals: number
  disposition: string | null
  final: boolean
  opted_out: boolean
  barred: boolean
  has_address: boolean
}

export const readStanding = ({ opted_out, has_address, ...row }: StandingRow): Standing => ({
  ...row,
  optedOut: opted_out,
  hasAddress: has_address,
})

/** The fingerprint of the address that a letter of this channel goes to. */
const addressOf = (channel: Channel): SQL => (channel === "email" ? sql`t.email_fingerprint` : sql`t.phone_fingerprint`)

const KNOWN = sql`(c.attributes || jsonb_strip_nulls(jsonb_build_object('region', c.region, 'service', c.service)))`
const ONLINE = sql`coalesce(q.conditions ->> 'mode', 'online') = 'online'`

// Whoever is answering already has a place, or has met a closed cell; for the others no full hard cell must fit, and no
// hard table by place must be without a cell for theirs.
const HAS_ROOM = sql`(
  exists (select from interviews i join reservations r on r.interview_id = i.id and r.state = 'held' where i.case_id = c.id)
  or not exists (select from interviews i where i.case_id = c.id and i.status = 'running' and i.quota_closed_at is not null)
  and not exists (
    select from quota_cells q where q.wave_id = c.wave_id and q.hard and q.accepted + q.reserved >= q.target
      and ${ONLINE} and q.conditions - 'mode' <@ ${KNOWN})
  and not exists (
    select from quota_cells h where h.wave_id = c.wave_id and h.hard and h.dimensions in ('region', 'service', 'region,service')
      and (h.region is null or c.region is not null) and (h.service is null or c.service is not null)
      and not exists (
        select from quota_cells q where q.wave_id = c.wave_id and q.dimensions = h.dimensions
          and (h.region is null or q.region = c.region) and (h.service is null or q.service = c.service))))`
