"use server"
import type { z } from "zod"
import { action } from "@/app/_server/action"
import { deleteView, listViews, saveView } from "@/db/queries/saved-views"
import { boardPage, KEPT, NewView, OldView } from "./view-schema"

const runSave = action({
  verb: "wave.steer",
  input: NewView,
  async work({ tx, person, input: { waveId, name, query } }) {
    const given = new URLSearchParams(query)
    const kept = new URLSearchParams(KEPT.flatMap((key) => (given.get(key) ? [[key, given.get(key) ?? ""]] : [])))
    await saveView(tx, person, { page: boardPage(waveId), name, query: String(kept) })
    return listViews(tx, person, boardPage(waveId))
  },
})

const runDelete = action({
  verb: "wave.steer",
  input: OldView,
  work: ({ tx, person, input }) => deleteView(tx, person, input.id),
})

export async function saveViewAction(raw: z.input<typeof NewView>) {
  return runSave(raw)
}

export async function deleteViewAction(raw: z.input<typeof OldView>) {
  return runDelete(raw)
}
