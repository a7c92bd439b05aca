// The practice wave: the real study with invented contacts, one person per role. Loading it again changes nothing but
// hands out fresh personal links, for a link is shown only once.
import { type Vault, vaultOf } from "@/adapters/vault/vault"
import { closePools, type Database, databaseOf, type Tx, transact } from "@/db/client"
import { listPeople } from "@/db/queries/people"
import { listOpenCases } from "@/db/queries/sample"
import { listWaves } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { PRACTICE_PEOPLE } from "@/lib/practice"
import { seedWithEveryKind } from "./parts/practice-seed"
import { doPracticeWork } from "./parts/practice-work"
import { addInvented, addLink, addPeople, addWave, type Place } from "./parts/seeding"
import { loadReleasedReplay } from "./replay/release"

export type DemoSeed = Readonly<{
  people: readonly { role: string; email: string; password: string }[]
  wave: string
  /** Addresses within the site. */
  openLink: string
  personalLinks: readonly string[]
  /** The published figures of the replay. */
  release: string
}>

const WAVE = "Жаттығу · Практика · Practice"
const CONTACTS = 400
const PRACTICE_CALLS = 24
const CELLS_WITH_CONTACTS = 200

export async function seedDemo(env: { DATABASE_URL: string; SAUAL_KEYS: string }): Promise<DemoSeed> {
  const db = databaseOf(env.DATABASE_URL)
  const vault = vaultOf(env.SAUAL_KEYS)
  try {
    const release = await loadReleasedReplay(db, vault)
    const wave = await findOrBegin(db, vault)
    const personalLinks = await transact(db, async (tx) => {
      const addresses: string[] = []
      for (const id of await listOpenCases(tx, wave.id, 2)) addresses.push(await addLink(tx, id))
      return addresses
    })
    return { people: PRACTICE_PEOPLE, wave: WAVE, openLink: `/r/open/${wave.openLink}`, personalLinks, release }
  } finally {
    await closePools()
  }
}

async function findOrBegin(db: Database, vault: Vault): Promise<{ id: string; openLink: string }> {
  const { wave, begun } = await transact(db, async (tx) => {
    await tx.execute("select pg_advisory_xact_lock(hashtext('seed-demo'))")
    const known = (await listWaves(tx)).find((row) => row.practice && row.name === WAVE)
    return known ? { wave: known, begun: false } : { wave: await begin(tx, vault), begun: true }
  })
  if (begun) await doPracticeWork(db, vault, await practiceInterviewers(db), PRACTICE_CALLS)
  return wave
}

async function practiceInterviewers(db: Database): Promise<Person[]> {
  const emails = PRACTICE_PEOPLE.filter(({ role }) => role === "interviewer").map(({ email }) => email)
  return (await listPeople(db)).filter(({ email }) => emails.includes(email))
}

async function begin(tx: Tx, vault: Vault) {
  const ids = await addPeople(tx, PRACTICE_PEOPLE, "Практика")
  const interviewers = PRACTICE_PEOPLE.flatMap(({ role, email }) => (role === "interviewer" ? [ids.get(email)!] : []))
  const seed = await seedWithEveryKind("public-services", interviewers, PRACTICE_CALLS)
  const wave = await addWave(tx, vault, "public-services", { name: WAVE, practice: true, open: true, seed })
  await addWave(tx, vault, "clinic", { name: `Clinic · ${WAVE}`, practice: true, open: true })
  const cells = wave.study.quotas.tables[0]?.cells ?? []
  const step = Math.max(1, Math.floor(cells.length / CELLS_WITH_CONTACTS))
  const chosen = cells.filter((_, index) => index % step === 0).slice(0, CELLS_WITH_CONTACTS)
  const places = Array.from({ length: CONTACTS }, (_, n): Place => {
    const { region, service } = chosen[n % chosen.length]?.conditions ?? {}
    return { ...(region && { region }), ...(service && { service }), language: n % 5 < 3 ? "kk" : "ru" }
  })
  await addInvented(tx, vault, wave, places)
  return wave
}
