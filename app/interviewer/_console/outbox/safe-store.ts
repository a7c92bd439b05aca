// Disk first; what the disk refuses is kept in memory, and the screen is told, so that nobody closes the page.
import { inOrder, inTime, type Store } from "./entry"
import { memoryStore } from "./memory-store"

/** `onMemory` is called when something could not be written to disk. A null disk is one that could not be opened. */
export function safeStore(disk: Store | null, onMemory: () => void): Store {
  const memory = memoryStore()
  if (!disk) onMemory()
  const both = async <T>(work: (store: Store) => Promise<T>): Promise<T[]> =>
    Promise.all([work(memory), ...(disk ? [work(disk)] : [])])
  const put = async (work: (store: Store) => Promise<void>): Promise<void> => {
    try {
      await work(disk ?? memory)
    } catch {
      await work(memory)
      onMemory()
    }
  }
  return {
    add: (entry) => put((store) => store.add(entry)),
    list: async (interviewId) => inOrder((await both((store) => store.list(interviewId))).flat()),
    history: async (interviewId) => inOrder((await both((store) => store.history(interviewId))).flat()),
    confirm: async (ids) => void (await both((store) => store.confirm(ids))),
    remove: async (ids) => void (await both((store) => store.remove(ids))),
    refuse: async (ids) => void (await both((store) => store.refuse(ids))),
    interviews: async () => [...new Set((await both((store) => store.interviews())).flat())],
    keepCase: (kept) => put((store) => store.keepCase(kept)),
    keptCase: async (caseId) => (await both((store) => store.keptCase(caseId))).find((kept) => kept !== null) ?? null,
    keptCases: async () => (await both((store) => store.keptCases())).flat(),
    forgetCase: async (caseId) => void (await both((store) => store.forgetCase(caseId))),
    putErrand: (errand) => put((store) => store.putErrand(errand)),
    errands: async () => inTime((await both((store) => store.errands())).flat()),
    removeErrand: async (id) => void (await both((store) => store.removeErrand(id))),
  }
}
