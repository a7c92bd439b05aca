// Fills a database with people, studies and invented contacts: for the practice wave and the browser tests.
import { loadStudy } from "@/adapters/study-package"
import { sealedSeed } from "@/adapters/vault/seed"
import { hashToken, newToken } from "@/adapters/vault/token"
import type { Vault } from "@/adapters/vault/vault"
import { hashPassword } from "@/app/_server/password"
import type { Tx } from "@/db/client"
import { SYSTEM } from "@/db/queries/audit"
import { saveInstrument } from "@/db/queries/instruments"
import { createLink } from "@/db/queries/links"
import { createPerson, createTeam } from "@/db/queries/people"
import { addCases } from "@/db/queries/sample"
import { createWave, openWave } from "@/db/queries/waves"
import { PRACTICE_NAMES, type PracticePerson } from "@/lib/practice"
import type { VerificationPolicy } from "@/lib/study/settings"
import type { Study } from "@/lib/study/study"
import { policyOf } from "@/lib/verification/policy"
import { inRoot } from "./root"

/** Adds people; interviewers and supervisors share one team. Returns ids by e-mail. */
export async function addPeople(tx: Tx, people: readonly PracticePerson[], team: string): Promise<Map<string, string>> {
  const teamId = await createTeam(tx, SYSTEM, team)
  const ids = new Map<string, string>()
  for (const person of people) {
    const inTeam = person.role === "interviewer" || person.role === "supervisor"
    const { email, name, role, regions } = person
    const languages = role === "interviewer" ? ["kk", "ru"] : []
    const row = { email, name, role, regions, languages, teamId: inTeam ? teamId : null }
    ids.set(email, await createPerson(tx, SYSTEM, row, await hashPassword(person.password)))
  }
  return ids
}

export type SeededWave = Readonly<{ id: string; studyId: string; study: Study; openLink: string }>

/** Loads `studies/<folder>` and makes a wave of it, open or in draft. A broken package stops here with its problems. */
export async function addWave(
  tx: Tx,
  vault: Vault,
  folder: string,
  wave: Readonly<{
    name: string
    practice: boolean
    open: boolean
    cells?: Study["quotas"]["cells"]
    /** Field control other than the study's own. */
    policy?: Partial<VerificationPolicy>
    /** Quota dimensions from answers, instead of the study's own. */
    dimensions?: Study["quotas"]["answerDimensions"]
    /** How the wave calls, instead of the study's own. */
    calling?: Study["calling"]
    /** The seed of the draw; by chance where nothing else is said. */
    seed?: string
  }>,
): Promise<SeededWave> {
  const read = await loadStudy(inRoot(`studies/${folder}`))
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.file}:${p.row} ${p.column}: ${p.message}`).join("\n"))
  const ruled = wave.policy ? underPolicy(read, wave.policy) : read
  const placed = wave.dimensions ? withDimensions(ruled, wave.dimensions) : ruled
  const { study, hash } = wave.calling ? calledBy(placed, wave.calling) : placed
  const instrumentId = await saveInstrument(tx, SYSTEM, study, hash)
  const openLink = newToken().slice(0, 8)
  const { name, practice } = wave
  const row = { studyId: study.id, instrumentId, name, practice, openLink }
  const id = await createWave(tx, SYSTEM, row, wave.cells ?? study.quotas.cells)
  if (wave.open) await openWave(tx, SYSTEM, id, sealedSeed(vault, wave.seed), new Date())
  return { id, studyId: study.id, study, openLink }
}

type Loaded = Readonly<{ study: Study; hash: string }>

function underPolicy({ study, hash }: Loaded, policy: Partial<VerificationPolicy>): Loaded {
  const verificationPolicy = { ...policyOf(study), ...policy }
  return { study: { ...study, verificationPolicy }, hash: `${hash} ${JSON.stringify(policy)}` }
}

function withDimensions({ study, hash }: Loaded, answerDimensions: Study["quotas"]["answerDimensions"]): Loaded {
  const quotas = { ...study.quotas, answerDimensions }
  return { study: { ...study, quotas }, hash: `${hash} ${JSON.stringify(answerDimensions)}` }
}

const calledBy = ({ study, hash }: Loaded, calling: Study["calling"]): Loaded => ({
  study: { ...study, calling },
  hash: `${hash} ${JSON.stringify(calling)}`,
})

export type Place = Readonly<{ region?: string; service?: string; language: string }>

/** Adds cases with invented people, one per place. `from` numbers the invented phones, so that they do not repeat. */
export async function addInvented(
  tx: Tx,
  vault: Vault,
  wave: SeededWave,
  places: readonly Place[],
  from = 0,
): Promise<(string | null)[]> {
  const people = places.map((place, index) => {
    const n = from + index
    const { given, family } = PRACTICE_NAMES
    const name = `${family[n % family.length]} ${given[(n * 7) % given.length]}`
    const phone = `+7700${String(1_000_000 + n)}`
    const region = place.region ?? null
    const entry = wave.study.axes.region?.register.entries.find(({ code }) => code === region)
    return {
      sealed: vault.seal(JSON.stringify({ name, phone })),
      phoneFingerprint: vault.fingerprint(phone),
      region,
      service: place.service ?? null,
      language: place.language,
      timezone: entry?.columns.timezone ?? wave.study.timezone,
      sourceReference: null,
      // Spread evenly, and the same at every start.
      shuffle: (n * 0.618_033_988_749_895) % 1,
    }
  })
  return addCases(tx, wave, "list", people)
}

/** A personal link to a case: its address, shown once. */
export async function addLink(tx: Tx, caseId: string): Promise<string> {
  const token = newToken()
  await createLink(tx, SYSTEM, caseId, hashToken(token), new Date())
  return `/r/${token}`
}
