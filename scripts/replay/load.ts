// Loads the replay of 2020 in bulk: the platform's own rules say how every interview ended, where it counts, which
// place it takes and what it adds to the tally; only the writing is done many rows at a time.
import { loadStudy } from "@/adapters/study-package"
import { sealedSeed } from "@/adapters/vault/seed"
import { newToken } from "@/adapters/vault/token"
import type { Vault } from "@/adapters/vault/vault"
import { type Database, type Tx, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { record, SYSTEM } from "@/db/queries/audit"
import { addDraw, addFinished } from "@/db/queries/bulk"
import { contextOf, findInstrument, saveInstrument } from "@/db/queries/instruments"
import { addCases, type Sampled } from "@/db/queries/sample"
import { foldTally } from "@/db/queries/tally"
import { closeWave, createWave, listCells, listWaves, openWave, type Seed } from "@/db/queries/waves"
import { codesOf } from "@/lib/quota/dimensions"
import type { Study } from "@/lib/study/study"
import { policyOf } from "@/lib/verification/policy"
import { inRoot } from "../parts/root"
import { addCast, type Cast, inventedContact } from "./cast"
import { drawOf } from "./drawn"
import { generateReplay, REPLAY_SEED, type ReplayInterview } from "./generate"
import { judge } from "./judge"
import { FIELDWORK } from "./schedule"
import { settle } from "./settle"

export const REPLAY_WAVE = "2020 (replay)"

const NOTICE = {
  kk: "Бұл – 2020 жылғы зерттеудің қайталамасы, бастапқы жауаптар емес: жауаптар, адамдар мен нөмірлер ойдан шығарылған және қызметтердің көрсеткіштері жарияланған есеппен сәйкес келетіндей етіп іріктелген.",
  ru: "Это воспроизведение исследования 2020 года, а не исходные ответы: ответы, люди и номера вымышлены и подобраны так, чтобы показатели услуг совпали с опубликованным отчётом.",
  en: "This is a replay of the study of 2020, not the original answers: answers, people and numbers are invented, and fitted so that the scores of the services agree with the published report.",
}

export type Loaded = Readonly<{ waveId: string; study: Study; cast: Cast }>

type Options = Readonly<{
  seed?: number
  /** What follows the fieldwork, in the same transaction: the wave is closed, drawn and counted, nothing is checked. */
  onLoaded?: (tx: Tx, loaded: Loaded) => Promise<void>
}>

/** The wave's id, and whether it was loaded now; a second load changes nothing. */
export async function loadReplay(
  db: Database,
  vault: Vault,
  { seed = REPLAY_SEED, onLoaded }: Options = {},
): Promise<{ waveId: string; loaded: boolean }> {
  const read = await loadStudy(inRoot("studies/public-services"))
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.file}:${p.row} ${p.column}: ${p.message}`).join("\n"))
  const { study, hash } = read
  return transact(db, async (tx) => {
    await tx.execute("select pg_advisory_xact_lock(hashtext('replay'))")
    const known = (await listWaves(tx)).find((wave) => wave.studyId === study.id && wave.name === REPLAY_WAVE)
    if (known) return { waveId: known.id, loaded: false }
    const instrumentId = await saveInstrument(tx, SYSTEM, study, hash)
    const seal = sealedSeed(vault)
    const waveId = await openReplay(tx, study, instrumentId, seal)
    const cast = await addCast(tx, new Date())
    const interviews = generateReplay(study, seed)
    const wave = { id: waveId, study, instrumentId, seed: vault.open(seal.sealed) }
    await addInterviews(tx, vault, wave, cast, interviews)
    await foldTally(tx, waveId)
    const details = { seed, interviews: interviews.length, bulk: true, answerEvents: false, invented: true }
    await record(tx, SYSTEM, "wave.replayed", { thing: "wave", id: waveId, details })
    await closeWave(tx, SYSTEM, waveId, new Date(`${FIELDWORK.to}T23:59:00+06:00`), vault.open)
    // Else the first pages are planned as if the tables were empty.
    await tx.execute("analyze")
    await onLoaded?.(tx, { waveId, study, cast })
    return { waveId, loaded: true }
  })
}

async function openReplay(tx: Tx, study: Study, instrumentId: string, seal: Seed): Promise<string> {
  const openLink = newToken().slice(0, 8)
  const wave = { studyId: study.id, instrumentId, name: REPLAY_WAVE, practice: false, openLink, notice: NOTICE }
  const id = await createWave(tx, SYSTEM, wave, study.quotas.cells)
  await openWave(tx, SYSTEM, id, seal, new Date(`${FIELDWORK.from}T00:00:00+06:00`))
  return id
}

type Wave = Readonly<{ id: string; study: Study; instrumentId: string; seed: string }>

async function addInterviews(tx: Tx, vault: Vault, wave: Wave, cast: Cast, interviews: readonly ReplayInterview[]) {
  const { study } = wave
  const { questionnaire, dimensions } = await findInstrument(tx, wave.instrumentId)
  const judged = interviews.map((interview) => judge(study, questionnaire, interview))
  const cells = await listCells(tx, wave.id)
  const caseIds = await addReplayCases(tx, vault, wave, interviews)
  const codes = (interview: ReplayInterview) => {
    const { region, service, mode, answers, endedAt } = interview
    const known = { attributes: { region, service }, mode }
    return codesOf(dimensions, questionnaire, answers, contextOf(study, interview, new Date(endedAt)), known)
  }
  const rows = settle(judged, cells, cast.interviewers, codes).map(({ interview, ...rest }, n) => ({
    ...rest,
    interview: { ...interview, id: newId(), waveId: wave.id, instrumentId: wave.instrumentId, caseId: caseIds[n]! },
  }))
  await addFinished(tx, wave.id, rows)
  const completed = rows.flatMap(({ interview: { id, stream, position, endedAt } }) =>
    stream && position ? [{ interviewId: id, stream, position, at: endedAt }] : [],
  )
  const draw = drawOf(wave.seed, policyOf(study), study.timezone, completed)
  await addDraw(tx, wave.id, draw.events, draw.drawn)
}

/** A case and an invented contact for each interview, in order. */
async function addReplayCases(tx: Tx, vault: Vault, { id, study }: Wave, interviews: readonly ReplayInterview[]) {
  const zones = new Map(study.axes.region?.register.entries.map(({ code, columns }) => [code, columns.timezone]))
  const caseIds: string[] = []
  for (const source of ["list", "snowball"] as const) {
    const own = [...interviews.entries()].filter(([, interview]) => interview.source === source)
    const people = own.map(([n, { region, service, language }]): Sampled => {
      const contact = inventedContact(n)
      return {
        sealed: vault.seal(JSON.stringify(contact)),
        phoneFingerprint: vault.fingerprint(contact.phone),
        region,
        service,
        language,
        timezone: zones.get(region) ?? study.timezone,
        sourceReference: REPLAY_WAVE,
        shuffle: (n * 0.618_033_988_749_895) % 1,
      }
    })
    const added = await addCases(tx, { id, studyId: study.id }, source, people)
    for (const [place, [n]] of own.entries()) caseIds[n] = added[place] ?? ""
  }
  return caseIds
}
