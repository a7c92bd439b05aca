// A wave for one file of tests alone, with links of its own: what happens in it disturbs nobody.
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { addInvented, addLink, addWave, type Place } from "@/scripts/parts/seeding"
import { database } from "./people"
import { world } from "./world"

export const LICENCE: Place = { region: "kostanay", service: "C24", language: "kk" }
export const AMBULANCE: Place = { region: "atyrau", service: "L14", language: "ru" }

export type OwnWave = Readonly<{ id: string; openLink: string; link(place: Place): Promise<string> }>

/** An open wave of the real study; each `link` is to another invented person. */
export async function ownWave(name: string): Promise<OwnWave> {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  const wave = await transact(database(), (tx) =>
    addWave(tx, vault, "public-services", { name, practice: true, open: true }),
  )
  // Phone numbers are one person's each, in the whole study.
  let from = 100_000 + Math.floor(Math.random() * 800_000)
  const link = (place: Place) =>
    transact(database(), async (tx) => {
      const [id] = await addInvented(tx, vault, wave, [place], from++)
      if (!id) throw new Error("nobody was added")
      return addLink(tx, id)
    })
  return { id: wave.id, openLink: `/r/open/${wave.openLink}`, link }
}
