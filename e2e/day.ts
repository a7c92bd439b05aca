// A team, a wave and a seed for one whole day: which interviews are drawn, and how each is checked, is known beforehand.

import { createHash } from "node:crypto"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { SYSTEM } from "@/db/queries/audit"
import { createPerson, createTeam, findPerson } from "@/db/queries/people"
import type { Person, Role } from "@/lib/permission"
import type { VerificationPolicy } from "@/lib/study/settings"
import { isDrawn } from "@/lib/verification/draw"
import { type Kind, kindOf } from "@/lib/verification/kind"
import { kindShares } from "@/lib/verification/policy"
import { addInvented, addWave, type SeededWave } from "@/scripts/parts/seeding"
import { ANY_HOUR } from "./calling"
import { database } from "./people"
import { world } from "./world"

/** No other test calls anybody there in Russian. */
const REGION = "zhambyl"
const COUNTED = { region: REGION, service: "C24", language: "ru" }
const UNCOUNTED = { ...COUNTED, service: "C23" }
const POLICY = {
  share: 0.33,
  kinds: {
    callback: { share: 0.4, deadlineDays: 7 },
    repeat: { share: 0.3, deadlineDays: 10 },
    observation: { share: 0.3, deadlineDays: 3 },
  },
  firstWeek: { days: 1, checks: 0 },
} satisfies Partial<VerificationPolicy>

let phone = 4_000_000 + Math.floor(Math.random() * 400_000)

export type Day = Readonly<{
  wave: SeededWave
  honest: Person
  fabricator: Person
  supervisor: Person
  colleague(): Promise<Person>
  /** One more to call for a service without a hard quota. */
  addSomebody(): Promise<void>
}>

/**
 * Five places and six contacts. The honest interviewer's first three interviews are drawn: for a callback, a repeat
 * interview and an observation, and the fourth is not; the fabricator's first is drawn for a callback, the second not.
 */
export async function beginDay(): Promise<Day> {
  return transact(database(), async (tx) => {
    const teamId = await createTeam(tx, SYSTEM, newId())
    const join = async (role: Role, name: string, by = tx) => {
      const works = role === "interviewer" ? { regions: [REGION], languages: ["ru"] } : { regions: [], languages: [] }
      const person = { name, role, teamId, email: `${newId()}@e2e.test`, ...works }
      return (await findPerson(by, await createPerson(by, SYSTEM, person, "-"))) as Person
    }
    const honest = await join("interviewer", "Адал Интервьюер")
    const fabricator = await join("interviewer", "Жалған Интервьюер")
    const supervisor = await join("supervisor", "Күндізгі Супервайзер")
    const seed = seedFor(honest, fabricator)
    const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
    const cells = [
      { conditions: { region: REGION, service: COUNTED.service }, target: 5, hard: true },
      { conditions: { region: REGION, service: UNCOUNTED.service }, target: 5, hard: false },
    ]
    const name = `Супервайзердің күні ${newId()}`
    const wave = await addWave(tx, vault, "public-services", {
      ...{ name, practice: false, open: true, cells, policy: POLICY, calling: ANY_HOUR, seed },
    })
    await addInvented(tx, vault, wave, Array(6).fill(COUNTED), phone)
    phone += 10
    return {
      ...{ wave, honest, fabricator, supervisor },
      colleague: () => transact(database(), (own) => join("supervisor", "Әріптес Супервайзер", own)),
      addSomebody: () =>
        transact(database(), async (own) => {
          await addInvented(own, vault, wave, [UNCOUNTED], phone++)
        }),
    }
  })
}

type Fate = readonly (Kind | null)[]

/** The first seed that gives the two streams what this day is to bring. */
function seedFor(honest: Person, fabricator: Person): string {
  const fates: readonly (readonly [Person, Fate])[] = [
    [honest, ["callback", "repeat", "observation", null]],
    [fabricator, ["callback", null]],
  ]
  for (let n = 0; ; n++) {
    const seed = createHash("sha256").update(`${n}`).digest("hex")
    if (fates.every(([person, fate]) => brings(seed, `phone/${person.id}`, fate))) return seed
  }
}

const brings = (seed: string, stream: string, fate: Fate): boolean =>
  fate.every((kind, index) => {
    const drawn = isDrawn(seed, stream, index + 1, POLICY.share)
    return kind ? drawn && kindOf(seed, stream, index + 1, "value", kindShares(POLICY)) === kind : !drawn
  })
