// Earlier years of a study: what its package tells, and its own released waves.
import { and, desc, eq, ne } from "drizzle-orm"
import type { Snapshot } from "@/lib/release/snapshot"
import { historyBefore } from "@/lib/report/dynamics"
import type { History } from "@/lib/study/history"
import type { Study } from "@/lib/study/study"
import type { Tx } from "../client"
import { releases, waves } from "../schema"
import type { WaveRow } from "./waves"

/** Before the year of a wave; where another wave of the study has released the same figure, that counts. */
export async function historyOf(tx: Tx, wave: WaveRow, study: Study, year: number): Promise<History> {
  const rows = await tx
    .selectDistinctOn([releases.waveId], { snapshot: releases.snapshot })
    .from(releases)
    .innerJoin(waves, eq(waves.id, releases.waveId))
    .where(and(eq(waves.studyId, wave.studyId), ne(waves.id, wave.id), eq(waves.practice, false)))
    .orderBy(releases.waveId, desc(releases.number))
  return historyBefore(
    year,
    study.history,
    rows.map(({ snapshot }) => snapshot as unknown as Snapshot),
  )
}
