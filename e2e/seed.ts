// What the browser tests find: one named person per role, an outsider team and region, a draft wave with tiny quotas,
// an open wave of the real study, and links.

import { vaultOf } from "@/adapters/vault/vault"
import { closePools, databaseOf, transact } from "@/db/client"
import { migrate } from "@/db/migrate"
import type { PracticePerson } from "@/lib/practice"
import { addInvented, addLink, addPeople, addWave, type Place } from "@/scripts/parts/seeding"
import { ANY_HOUR } from "./calling"

const PASSWORD = "correct horse battery"
const person = (
  role: PracticePerson["role"],
  name: string,
  email: string,
  regions: readonly string[] = [],
): PracticePerson => ({
  role,
  name,
  email,
  regions,
  password: PASSWORD,
})

export const CAST = {
  interviewer: person("interviewer", "Айгерім", "aigerim@e2e.test", ["akmola"]),
  secondInterviewer: person("interviewer", "Данияр", "daniyar@e2e.test", ["akmola"]),
  /** Works only in the draft wave's region: for the whole journey. */
  pilotInterviewer: person("interviewer", "Жанна", "zhanna@e2e.test", ["shymkent"]),
  /** Each in a region of their own, for journeys that nobody else may cross. */
  aheadInterviewer: person("interviewer", "Салтанат", "saltanat@e2e.test", ["aktobe"]),
  shiftInterviewer: person("interviewer", "Бекзат", "bekzat@e2e.test", ["kyzylorda"]),
  supervisor: person("supervisor", "Гүлнар", "gulnar@e2e.test"),
  coordinator: person("coordinator", "Серік", "serik@e2e.test"),
  regionalCoordinator: person("coordinator", "Әсел", "asel@e2e.test", ["atyrau"]),
  analyst: person("analyst", "Марина", "marina@e2e.test"),
  admin: person("admin", "Ерлан", "erlan@e2e.test"),
} as const

export const OUTSIDERS = {
  outsiderInterviewer: person("interviewer", "Бөтен", "boten@e2e.test", ["pavlodar"]),
  outsiderSupervisor: person("supervisor", "Бөтен супервайзер", "boten.supervisor@e2e.test"),
} as const

export type Seeded = Readonly<{
  people: typeof CAST & typeof OUTSIDERS
  /** Person ids by e-mail. */
  personIds: Readonly<Record<string, string>>
  /** Open wave of public-services with all cells of the study; contacts to call in Akmola (40) and Pavlodar (20). */
  wave: { id: string; name: string; openLink: string }
  /** Draft wave of public-services; two cells: shymkent x C24 with 2 places, turkistan x L14 (ambulance) with 1 place. Contacts in both. */
  draftWave: { id: string; name: string; openLink: string }
  /** Open wave of the clinic study. */
  clinicWave: { id: string; name: string; openLink: string }
  /** Personal links of `wave`, unused, by what they lead to. */
  links: { standard: string[]; ambulance: string[]; abroad: string[] }
  /** A personal link of `draftWave`. */
  draftLinks: { standard: string[]; ambulance: string[] }
}>

const many = (n: number, place: Place): Place[] => Array.from({ length: n }, () => place)

export async function seed(env: { DATABASE_URL?: string; SAUAL_KEYS?: string }): Promise<Seeded> {
  if (!env.DATABASE_URL || !env.SAUAL_KEYS) throw new Error("seed needs DATABASE_URL and SAUAL_KEYS")
  await migrate(env.DATABASE_URL)
  const vault = vaultOf(env.SAUAL_KEYS)
  const seeded = await transact(databaseOf(env.DATABASE_URL), async (tx): Promise<Seeded> => {
    const ids = await addPeople(tx, Object.values(CAST), "Бірінші топ")
    const outsiders = await addPeople(tx, Object.values(OUTSIDERS), "Екінші топ")
    const wave = await addWave(tx, vault, "public-services", {
      name: "2026",
      practice: false,
      open: true,
      calling: ANY_HOUR,
    })
    const cells = [
      { conditions: { region: "shymkent", service: "C24" }, target: 2, hard: true },
      { conditions: { region: "turkistan", service: "L14" }, target: 1, hard: true },
    ]
    const draftWave = await addWave(tx, vault, "public-services", {
      ...{ name: "Пилот", practice: false, open: false, calling: ANY_HOUR },
      // By callback only: which kinds chance gives must not decide how the whole-wave journey goes.
      policy: { kinds: { callback: { share: 1, deadlineDays: 7 } } },
      cells,
    })
    const clinicWave = await addWave(tx, vault, "clinic", { name: "Клиника", practice: true, open: true })
    const links = async (ofWave: typeof wave, n: number, place: Place, from: number) => {
      const added = await addInvented(tx, vault, ofWave, many(n, place), from)
      const addresses: string[] = []
      for (const id of added) if (id) addresses.push(await addLink(tx, id))
      return addresses
    }
    const standard = await links(wave, 12, { region: "kostanay", service: "C24", language: "kk" }, 0)
    const ambulance = await links(wave, 6, { region: "atyrau", service: "L14", language: "ru" }, 100)
    const abroad = await links(wave, 2, { region: "abroad", service: "C15", language: "ru" }, 200)
    await addInvented(tx, vault, wave, many(40, { region: "akmola", service: "C23", language: "kk" }), 300)
    await addInvented(tx, vault, wave, many(20, { region: "pavlodar", service: "C24", language: "ru" }), 400)
    await addInvented(tx, vault, wave, many(12, { region: "aktobe", service: "C23", language: "kk" }), 700)
    await addInvented(tx, vault, wave, many(8, { region: "kyzylorda", service: "C23", language: "kk" }), 750)
    const draftStandard = await links(draftWave, 4, { region: "shymkent", service: "C24", language: "kk" }, 500)
    const draftAmbulance = await links(draftWave, 3, { region: "turkistan", service: "L14", language: "ru" }, 600)
    const named = ({ id, openLink }: typeof wave, name: string) => ({ id, name, openLink })
    return {
      people: { ...CAST, ...OUTSIDERS },
      personIds: Object.fromEntries([...ids, ...outsiders]),
      wave: named(wave, "2026"),
      draftWave: named(draftWave, "Пилот"),
      clinicWave: named(clinicWave, "Клиника"),
      links: { standard, ambulance, abroad },
      draftLinks: { standard: draftStandard, ambulance: draftAmbulance },
    }
  })
  await closePools()
  return seeded
}
