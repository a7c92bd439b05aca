// A small field for database tests: a study, an open wave, people and cases, on a database of its own.
import { vaultOf } from "@/adapters/vault/vault"
import type { Person, Role } from "@/lib/permission"
import { atAnyTime } from "@/lib/sample/slots"
import { CALLING, type CallingPolicy } from "@/lib/study/calling"
import type { VerificationPolicy } from "@/lib/study/settings"
import type { Study } from "@/lib/study/study"
import { addInvented, addPeople, addWave, type Place, type SeededWave } from "@/scripts/parts/seeding"
import { type Database, databaseOf, poolOf, transact } from "../client"
import { findPerson } from "../queries/people"
import { createTestDatabase } from "./database"

export const VAULT = vaultOf(`test:${Buffer.alloc(32, 7).toString("base64")}`)

export type Field = Readonly<{
  url: string
  db: Database
  wave: SeededWave
  interviewers: readonly Person[]
  supervisor: Person
  coordinator: Person
  addCases: (places: readonly Place[]) => Promise<string[]>
  close: () => Promise<void>
}>

type Wanted = Readonly<{
  study?: string
  cells?: Study["quotas"]["cells"]
  interviewers?: number
  open?: boolean
  policy?: Partial<VerificationPolicy>
  /** How it calls; at any time of day where nothing is said, so that tests need not look at the clock. */
  calling?: CallingPolicy
  /** Quota dimensions from answers. */
  dimensions?: Study["quotas"]["answerDimensions"]
}>

/** Everything is invented; the returned `close` drops the database. */
export async function openField(wanted: Wanted = {}): Promise<Field> {
  const { url, drop } = await createTestDatabase()
  const db = databaseOf(url)
  let invented = 0
  const made = await transact(db, async (tx) => {
    const cast = [
      ...Array.from({ length: wanted.interviewers ?? 2 }, (_, n) => practice("interviewer", n)),
      practice("supervisor", 0),
      practice("coordinator", 0),
    ]
    const ids = await addPeople(tx, cast, "team")
    const people: Person[] = []
    for (const { email } of cast) people.push((await findPerson(tx, ids.get(email) ?? "")) as Person)
    const options = {
      name: "test",
      practice: false,
      open: wanted.open ?? true,
      calling: wanted.calling ?? atAnyTime(CALLING),
      ...(wanted.cells && { cells: wanted.cells }),
      ...(wanted.policy && { policy: wanted.policy }),
      ...(wanted.dimensions && { dimensions: wanted.dimensions }),
    }
    return { people, wave: await addWave(tx, VAULT, wanted.study ?? "clinic", options) }
  })
  const addCases = async (places: readonly Place[]) => {
    const added = await transact(db, (tx) => addInvented(tx, VAULT, made.wave, places, invented))
    invented += places.length
    return added.filter((id) => id !== null)
  }
  return {
    url,
    db,
    wave: made.wave,
    interviewers: made.people.filter((p) => p.role === "interviewer"),
    supervisor: one(made.people, "supervisor"),
    coordinator: one(made.people, "coordinator"),
    addCases,
    close: async () => {
      await poolOf(url).end()
      await drop()
    },
  }
}

const practice = (role: Role, n: number) => ({
  role,
  name: `${role} ${n}`,
  email: `${role}${n}@test`,
  password: "long enough",
  regions: [],
})

function one(people: readonly Person[], role: Role): Person {
  const person = people.find((p) => p.role === role)
  if (!person) throw new Error(`no ${role}`)
  return person
}
