// Keeps entries while the page is open: for browsers that refuse to keep anything, where the screen says so.
import { type Entry, inOrder, type Store } from "./entry"

export function memoryStore(): Store {
  const entries = new Map<string, Entry>()
  return {
    add: async (entry) => void entries.set(entry.id, entry),
    list: async (interviewId) => inOrder([...entries.values()].filter((entry) => entry.interviewId === interviewId)),
    remove: async (ids) => {
      for (const id of ids) entries.delete(id)
    },
    refuse: async (ids) => {
      for (const id of ids) {
        const entry = entries.get(id)
        if (entry) entries.set(id, { ...entry, refused: true })
      }
    },
    interviews: async () => [...new Set([...entries.values()].map((entry) => entry.interviewId))],
  }
}
