// Disk first; what the disk refuses is kept in memory, and the screen is told, so that nobody closes the page.
import { inOrder, type Store } from "./entry"
import { memoryStore } from "./memory-store"

/** `onMemory` is called when something could not be written to disk. A null disk is one that could not be opened. */
export function safeStore(disk: Store | null, onMemory: () => void): Store {
  const memory = memoryStore()
  if (!disk) onMemory()
  const both = async <T>(work: (store: Store) => Promise<T>): Promise<T[]> =>
    Promise.all([work(memory), ...(disk ? [work(disk)] : [])])
  return {
    async add(entry) {
      try {
        await (disk ?? memory).add(entry)
      } catch {
        await memory.add(entry)
        onMemory()
      }
    },
    list: async (interviewId) => inOrder((await both((store) => store.list(interviewId))).flat()),
    remove: async (ids) => void (await both((store) => store.remove(ids))),
    refuse: async (ids) => void (await both((store) => store.refuse(ids))),
    interviews: async () => [...new Set((await both((store) => store.interviews())).flat())],
  }
}
