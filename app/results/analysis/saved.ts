// A person's own views of the analysis page.
import { z } from "zod"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { listViews, type SavedView } from "@/db/queries/saved-views"
import type { Person } from "@/lib/permission"

export const ANALYSIS_PAGE = "analysis"

export const listOwnViews = (person: Person): Promise<SavedView[]> => read(() => listViews(db(), person, ANALYSIS_PAGE))

/** What a view keeps of an address: these and nothing else. */
export function keptOf(query: string): string {
  const kept = [...new URLSearchParams(query)].filter(
    ([key]) => ["wave", "item", "by"].includes(key) || key.startsWith("f."),
  )
  return String(new URLSearchParams(kept))
}

export const OldView = z.object({ id: z.uuid() })
