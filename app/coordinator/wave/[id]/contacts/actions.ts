"use server"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { importList } from "./import-list"
import { ContactList } from "./schema"

const run = action({
  verb: "contact.import",
  input: ContactList,
  work: async ({ tx, person, input }) =>
    importList({ tx, person, vault: vault(), random: Math.random }, input.waveId, await input.file.arrayBuffer()),
})

export async function importContacts(raw: ContactList) {
  return run(raw)
}
