"use server"
import { revalidatePath } from "next/cache"
import type { z } from "zod"
import { action } from "@/app/_server/action"
import { deleteView, saveView } from "@/db/queries/saved-views"
import { ANALYSIS_PAGE, keptOf, OldView } from "./saved"
import { startCount } from "./start-count"
import { NewView } from "./view-schema"

const runSave = action({
  verb: "tally.read",
  input: NewView,
  work: ({ tx, person, input: { name, query } }) =>
    saveView(tx, person, { page: ANALYSIS_PAGE, name, query: keptOf(query) }),
})

const runDelete = action({
  verb: "tally.read",
  input: OldView,
  work: ({ tx, person, input }) => deleteView(tx, person, input.id),
})

export async function saveViewAction(raw: z.input<typeof NewView>) {
  return runSave(raw)
}

export async function deleteViewAction(raw: z.input<typeof OldView>) {
  return runDelete(raw)
}

/** Posted by a plain form, so that it works without a script. */
export async function countAgain(form: FormData): Promise<void> {
  await startCount(String(form.get("wave") ?? ""))
  revalidatePath("/results/analysis")
}
