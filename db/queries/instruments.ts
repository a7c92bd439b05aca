// Instruments never change, so each process reads and compiles one once.

import { and, desc, eq } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import { compile } from "@/lib/questionnaire/compile"
import type { Context } from "@/lib/questionnaire/definition"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { compileDimensions, type Dimensions } from "@/lib/quota/dimensions"
import { preloadsFor } from "@/lib/study/preloads"
import { fromStored } from "@/lib/study/stored"
import type { Study } from "@/lib/study/study"
import { formatInTimeZone } from "@/lib/time"
import type { Tx } from "../client"
import { newId } from "../ids"
import { instruments, studies } from "../schema"
import { type Actor, record } from "./audit"

export type Instrument = Readonly<{
  id: string
  study: Study
  questionnaire: Questionnaire
  /** Quota dimensions that are known from answers. */
  dimensions: Dimensions
}>

const shared = globalThis as { saualInstruments?: Map<string, Instrument> }

export async function findInstrument(tx: Tx, id: string): Promise<Instrument> {
  shared.saualInstruments ??= new Map()
  const known = shared.saualInstruments.get(id)
  if (known) return known
  const [row] = await tx.select({ study: instruments.study }).from(instruments).where(eq(instruments.id, id))
  if (!row) throw new Problem("not_found")
  const study = fromStored(row.study)
  const questionnaire = compiled(study)
  const instrument = { id, study, questionnaire, dimensions: compiledDimensions(study, questionnaire) }
  shared.saualInstruments.set(id, instrument)
  return instrument
}

/** Keeps a study package; the same files are the same instrument. */
export async function saveInstrument(tx: Tx, actor: Actor, study: Study, hash: string): Promise<string> {
  await tx.insert(studies).values({ id: study.id, title: study.title }).onConflictDoNothing()
  const known = await findSaved(tx, study.id, hash)
  if (known) return known
  const id = newId()
  const row = { id, studyId: study.id, hash, version: study.version, study }
  const added = await tx.insert(instruments).values(row).onConflictDoNothing().returning({ id: instruments.id })
  // Somebody was quicker by a moment.
  if (added.length === 0) return (await findSaved(tx, study.id, hash)) ?? id
  await record(tx, actor, "instrument.saved", {
    thing: "instrument",
    id,
    details: { study: study.id, version: study.version, hash },
  })
  return id
}

async function findSaved(tx: Tx, studyId: string, hash: string): Promise<string | undefined> {
  const same = and(eq(instruments.studyId, studyId), eq(instruments.hash, hash))
  return (await tx.select({ id: instruments.id }).from(instruments).where(same))[0]?.id
}

/** The newest instrument of each study, for making a wave. */
export const listInstruments = (tx: Tx) =>
  tx
    .selectDistinctOn([instruments.studyId], {
      id: instruments.id,
      studyId: instruments.studyId,
      version: instruments.version,
      title: studies.title,
    })
    .from(instruments)
    .innerJoin(studies, eq(studies.id, instruments.studyId))
    .orderBy(instruments.studyId, desc(instruments.createdAt))

type Known = Readonly<{
  region: string | null
  service: string | null
  source: string
  language: string | null
  mode: string
}>

/** What the path depends on besides the answers: the case's preloads and the date where the study runs. */
export function contextOf(study: Study, known: Known, now: Date): Context {
  const { region, service, source, language, mode } = known
  const preloads = preloadsFor(study, {
    region: region ?? undefined,
    service: service ?? undefined,
    case: { source, language: language ?? "", mode },
  })
  return { preloads, today: formatInTimeZone(now, study.timezone, "yyyy-MM-dd") }
}

function compiled(study: Study): Questionnaire {
  const result = compile(study.definition)
  if (!result.ok) throw new Error(`instrument of ${study.id} does not compile: ${result.faults[0]?.message}`)
  return result.questionnaire
}

function compiledDimensions(study: Study, questionnaire: Questionnaire): Dimensions {
  const result = compileDimensions(study.quotas.answerDimensions, questionnaire)
  if (!result.ok) throw new Error(`quota dimension ${result.faults[0]?.dimension} of ${study.id} does not compile`)
  return result.dimensions
}
