// Named filters of a page, each person's own.
import { and, asc, eq } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { savedViews } from "../schema"

export type SavedView = Readonly<{ id: string; name: string; query: string }>

/** The person's own views of a page, by name. */
export const listViews = (tx: Tx, person: Person, page: string): Promise<SavedView[]> =>
  tx
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(and(eq(savedViews.personId, person.id), eq(savedViews.page, page)))
    .orderBy(asc(savedViews.name))

/** Keeps a view under its name; a name that is there already takes the new filters. */
export async function saveView(tx: Tx, person: Person, view: Omit<SavedView, "id"> & { page: string }): Promise<void> {
  await tx
    .insert(savedViews)
    .values({ id: newId(), personId: person.id, ...view })
    .onConflictDoUpdate({
      target: [savedViews.personId, savedViews.page, savedViews.name],
      set: { query: view.query },
    })
}

/** Problem `not_found` for another person's view as for one that is gone. */
export async function deleteView(tx: Tx, person: Person, id: string): Promise<void> {
  const own = and(eq(savedViews.id, id), eq(savedViews.personId, person.id))
  const gone = await tx.delete(savedViews).where(own).returning({ id: savedViews.id })
  if (gone.length === 0) throw new Problem("not_found")
}
