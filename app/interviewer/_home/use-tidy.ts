"use client"
import { useEffect } from "react"
import type { Store } from "../_console/outbox/entry"
import { forgetCasePages } from "../_offline/pages"

/** What this machine keeps of cases that are this person's no more goes; what waits to be sent stays. */
export function useTidy(personId: string, store: Store | undefined, held: readonly string[]): void {
  const ids = held.join(" ")
  useEffect(() => {
    // A page that was kept does not know which cases are held now.
    if (!store || !navigator.onLine) return
    const stay = new Set(ids.split(" "))
    const tidy = async () => {
      const waiting = new Set((await store.errands()).map(({ caseId }) => caseId))
      for (const { caseId } of await store.keptCases())
        if (!stay.has(caseId) && !waiting.has(caseId)) await store.forgetCase(caseId)
      await forgetCasePages(personId, [...stay])
    }
    void tidy()
  }, [store, personId, ids])
}
