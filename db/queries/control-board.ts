// The board of field control, read from the counts that are kept beside each stream: nothing here counts interviews.
import { and, asc, count, eq, isNull, lt, or, type SQL } from "drizzle-orm"
import {
  type BoardPage,
  type BoardTotals,
  type BoardView,
  boardLines,
  boardPage,
  boardTotals,
  type CountedLine,
  type Situation,
  type StreamCounts,
} from "@/lib/verification/control-board"
import { policyOf } from "@/lib/verification/policy"
import type { Tx } from "../client"
import { escalations, holds, people, streams, teams, verifications } from "../schema"
import { findInstrument } from "./instruments"
import type { WaveRow } from "./waves"

/** `teamId` undefined = everybody; null = nobody's team, so self-completed interviews only. */
export type BoardScope = Readonly<{ wave: Pick<WaveRow, "id" | "instrumentId">; teamId?: string | null; now: Date }>

export type ControlBoard = BoardPage & Readonly<{ totals: BoardTotals; share: number }>

/** One page of interviewers with their coverage and alerts, and the sums over all within the scope. */
export async function readControlBoard(
  tx: Tx,
  scope: BoardScope,
  view: BoardView,
  language: string,
): Promise<ControlBoard> {
  const { lines, share } = await readBoardLines(tx, scope)
  return { ...boardPage(lines, view, language, share), totals: boardTotals(lines, share), share }
}

/** Every line within the scope, and the share of the study. */
export async function readBoardLines(
  tx: Tx,
  scope: BoardScope,
): Promise<{ lines: readonly CountedLine[]; share: number }> {
  const policy = policyOf((await findInstrument(tx, scope.wave.instrumentId)).study)
  const [counts, situation] = [await readStreams(tx, scope), await readSituation(tx, scope)]
  return { lines: boardLines(counts, situation, policy), share: policy.share }
}

function readStreams(tx: Tx, { wave, teamId }: BoardScope): Promise<StreamCounts[]> {
  return tx
    .select({
      stream: streams.stream,
      interviewerId: streams.interviewerId,
      name: people.name,
      team: teams.name,
      length: streams.length,
      open: streams.open,
      confirmed: streams.confirmed,
      discrepancy: streams.discrepancy,
      fabricated: streams.fabricated,
      unreachable: streams.unreachable,
      risk: streams.risk,
      riskOpen: streams.riskOpen,
      riskDiscrepancy: streams.riskDiscrepancy,
      riskFabricated: streams.riskFabricated,
    })
    .from(streams)
    .leftJoin(people, eq(people.id, streams.interviewerId))
    .leftJoin(teams, eq(teams.id, people.teamId))
    .where(and(eq(streams.waveId, wave.id), ofTeam(teamId)))
    .orderBy(asc(streams.stream))
}

async function readSituation(tx: Tx, { wave, teamId, now }: BoardScope): Promise<Situation> {
  const held = await tx
    .select({ id: holds.personId })
    .from(holds)
    .where(and(eq(holds.waveId, wave.id), isNull(holds.liftedAt)))
  const escalated = await tx
    .select({ id: escalations.personId, share: escalations.share })
    .from(escalations)
    .where(and(eq(escalations.waveId, wave.id), isNull(escalations.endedAt)))
  const late = await tx
    .select({ stream: verifications.stream, n: count() })
    .from(verifications)
    .leftJoin(people, eq(people.id, verifications.interviewerId))
    .where(
      and(
        eq(verifications.waveId, wave.id),
        isNull(verifications.finding),
        lt(verifications.dueAt, now),
        teamId === undefined ? undefined : or(isNull(verifications.interviewerId), inTeam(teamId)),
      ),
    )
    .groupBy(verifications.stream)
  return {
    holds: new Set(held.map(({ id }) => id)),
    escalations: new Map(escalated.map(({ id, share }) => [id, share])),
    overdue: new Map(late.map(({ stream, n }) => [stream, n])),
  }
}

const ofTeam = (teamId: string | null | undefined): SQL | undefined =>
  teamId === undefined ? undefined : or(isNull(streams.interviewerId), inTeam(teamId))

const inTeam = (teamId: string | null): SQL | undefined => (teamId === null ? undefined : eq(people.teamId, teamId))
