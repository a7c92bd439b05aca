// How much of each stream is drawn and checked, as counted now.
import { and, asc, eq, like, or, sql } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { type Coverage, coverage } from "@/lib/verification/coverage"
import { policyOf } from "@/lib/verification/policy"
import type { Tx } from "../client"
import { people, streams } from "../schema"
import { findInstrument } from "./instruments"
import type { WaveRow } from "./waves"

/** `interviewer` is null for a stream of self-completed interviews. */
export type StreamCoverage = Coverage & Readonly<{ interviewer: string | null }>

/** Streams of a supervisor's own team, and the self-completed ones. Random draws only. */
export async function readTeamCoverage(tx: Tx, person: Person, wave: WaveRow): Promise<StreamCoverage[]> {
  const { study } = await findInstrument(tx, wave.instrumentId)
  const { share } = policyOf(study)
  const drawn = (condition: string) => sql<number>`(
    select count(*)::int from verifications v
    where v.wave_id = ${streams.waveId} and v.stream = ${streams.stream} and v.reason <> 'risk' and ${sql.raw(condition)})`
  const ofTeam = person.teamId ? eq(people.teamId, person.teamId) : undefined
  const rows = await tx
    .select({
      stream: streams.stream,
      length: streams.length,
      interviewer: people.name,
      open: drawn("v.finding is null"),
      unreachable: drawn("v.finding = 'unreachable'"),
      checked: drawn("v.finding <> 'unreachable'"),
    })
    .from(streams)
    .leftJoin(people, sql`${streams.stream} = 'phone/' || ${people.id}::text`)
    .where(and(eq(streams.waveId, wave.id), or(like(streams.stream, "online/%"), ofTeam)))
    .orderBy(asc(people.name), asc(streams.stream))
  return rows.map(({ stream, length, interviewer, ...counts }) => ({
    ...coverage(stream, length, counts, share),
    interviewer,
  }))
}
