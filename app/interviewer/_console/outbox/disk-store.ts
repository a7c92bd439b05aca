// The outbox on disk: one IndexedDB per person, so that whoever signs in next neither sees nor sends it.
import { openDB } from "idb"
import { type Entry, inOrder, type Store } from "./entry"

const ENTRIES = "entries"

/** Opens this person's outbox on this machine; throws where the browser keeps nothing. */
export async function diskStore(personId: string): Promise<Store> {
  const db = await openDB(`saual-outbox-${personId}`, 1, {
    upgrade: (made) => void made.createObjectStore(ENTRIES, { keyPath: "id" }).createIndex("interview", "interviewId"),
  })
  const change = async (work: (entries: Changing) => Promise<unknown>[]) => {
    // Strict: the answer survives a power cut from here on.
    const tx = db.transaction(ENTRIES, "readwrite", { durability: "strict" })
    const entries: Changing = {
      put: (entry) => tx.store.put(entry),
      get: (id) => tx.store.get(id),
      delete: (id) => tx.store.delete(id),
    }
    await Promise.all([...work(entries), tx.done])
  }
  return {
    add: (entry) => change((entries) => [entries.put(entry)]),
    list: async (interviewId) => inOrder(await db.getAllFromIndex(ENTRIES, "interview", interviewId)),
    remove: (ids) => change((entries) => ids.map((id) => entries.delete(id))),
    refuse: (ids) => change((entries) => ids.map((id) => refuse(entries, id))),
    interviews: async () => [...new Set((await db.getAll(ENTRIES)).map((entry: Entry) => entry.interviewId))],
  }
}

type Changing = Readonly<{
  put(entry: Entry): Promise<unknown>
  get(id: string): Promise<Entry | undefined>
  delete(id: string): Promise<void>
}>

async function refuse(entries: Changing, id: string): Promise<void> {
  const entry = await entries.get(id)
  if (entry) await entries.put({ ...entry, refused: true })
}
