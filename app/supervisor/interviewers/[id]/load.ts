// One interviewer's card: everything is of this supervisor's own team and of one wave.
import { notFound } from "next/navigation"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { readBoardLines } from "@/db/queries/control-board"
import { readErrorRates } from "@/db/queries/error-rates"
import {
  countAround,
  findMember,
  listDecided,
  listMemberIds,
  readHistory,
  readOpenFlags,
} from "@/db/queries/interviewer-card"
import { listWaves } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { withCoverage } from "@/lib/verification/control-board"

/** Somebody of another team looks the same as nobody; `wave` is null before the first one was opened. */
export async function loadCard(person: Person, id: string, wanted: string | undefined) {
  if (!z.uuid().safeParse(id).success) notFound()
  const member = await memberOf(person, id)
  const waves = (await read(() => listWaves(db()))).filter(({ status }) => status !== "draft")
  const wave = waves.find((one) => one.id === wanted) ?? waves.find(({ status }) => status === "open") ?? waves[0]
  if (!wave) return { member, waves, wave: null }
  const inWave = { waveId: wave.id, personId: id }
  const teamId = person.teamId ?? ""
  return read(async () => {
    const { lines, share } = await readBoardLines(db(), { wave, teamId, now: new Date() })
    const line = lines.find(({ key }) => key === id)
    return {
      ...{ member, waves, wave, share },
      line: line ? withCoverage(line, share) : null,
      rates: await readErrorRates(db(), { waveId: wave.id }),
      team: new Set(await listMemberIds(db(), teamId)),
      decided: await listDecided(db(), inWave),
      history: await readHistory(db(), inWave),
      around: await countAround(db(), inWave),
      flags: await readOpenFlags(db(), inWave),
    }
  })
}

async function memberOf(person: Person, id: string) {
  try {
    return await read(() => findMember(db(), person, id))
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}
