// Keeps everything while the page is open: for browsers that refuse to keep anything, where the screen says so.
import { confirmed } from "./confirmed"
import { type Entry, inOrder, inTime, type KeptCase, type KeptErrand, type Store } from "./entry"

export function memoryStore(): Store {
  const entries = new Map<string, Entry>()
  const cases = new Map<string, KeptCase>()
  const errands = new Map<string, KeptErrand>()
  const of = (interviewId: string) => [...entries.values()].filter((entry) => entry.interviewId === interviewId)
  const change = (ids: readonly string[], changed: (entry: Entry) => Entry) => {
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry) entries.set(id, changed(entry))
    }
  }
  return {
    add: async (entry) => void entries.set(entry.id, entry),
    list: async (interviewId) => inOrder(of(interviewId).filter((entry) => !entry.sent)),
    history: async (interviewId) => inOrder(of(interviewId)),
    confirm: async (ids) => change(ids, confirmed),
    remove: async (ids) => {
      for (const id of ids) entries.delete(id)
    },
    refuse: async (ids) => change(ids, (entry) => ({ ...entry, refused: true })),
    interviews: async () => [
      ...new Set([...entries.values()].filter((entry) => !entry.sent).map((entry) => entry.interviewId)),
    ],
    keepCase: async (kept) => void cases.set(kept.caseId, kept),
    keptCase: async (caseId) => cases.get(caseId) ?? null,
    keptCases: async () => [...cases.values()],
    forgetCase: async (caseId) => {
      const running = cases.get(caseId)?.running
      cases.delete(caseId)
      for (const entry of running ? of(running.id) : []) if (entry.sent) entries.delete(entry.id)
    },
    putErrand: async (errand) => void errands.set(errand.id, errand),
    errands: async () => inTime([...errands.values()]),
    removeErrand: async (id) => void errands.delete(id),
  }
}
