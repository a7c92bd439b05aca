// The outbox on disk: one IndexedDB per person, so that whoever signs in next neither sees nor sends it.
import { type IDBPDatabase, openDB } from "idb"
import { confirmed } from "./confirmed"
import { type Entry, inOrder, inTime, type KeptCase, type KeptErrand, type Store } from "./entry"

const ENTRIES = "entries"
const CASES = "cases"
const ERRANDS = "errands"
const VERSION = 2

/** Opens this person's outbox on this machine; throws where the browser keeps nothing. */
export async function diskStore(personId: string): Promise<Store> {
  const db = await openDB(`saual-outbox-${personId}`, VERSION, {
    upgrade(made, before) {
      if (before < 1) made.createObjectStore(ENTRIES, { keyPath: "id" }).createIndex("interview", "interviewId")
      if (before >= 2) return
      made.createObjectStore(CASES, { keyPath: "caseId" })
      made.createObjectStore(ERRANDS, { keyPath: "id" })
    },
    // A later version waits for nobody: this page goes on in memory, and says so.
    blocking: (_now, _later, event) => (event.target as IDBDatabase).close(),
  })
  const of = (interviewId: string): Promise<Entry[]> => db.getAllFromIndex(ENTRIES, "interview", interviewId)
  const keptCase = async (caseId: string): Promise<KeptCase | null> => (await db.get(CASES, caseId)) ?? null
  return {
    add: (entry) => write(db, ENTRIES, (all) => all.put(entry)),
    list: async (interviewId) => inOrder((await of(interviewId)).filter((entry) => !entry.sent)),
    history: async (interviewId) => inOrder(await of(interviewId)),
    confirm: (ids) => write(db, ENTRIES, (all) => change(all, ids, confirmed)),
    remove: (ids) => write(db, ENTRIES, (all) => Promise.all(ids.map((id) => all.delete(id)))),
    refuse: (ids) => write(db, ENTRIES, (all) => change(all, ids, (entry) => ({ ...entry, refused: true }))),
    interviews: async () => {
      const left = ((await db.getAll(ENTRIES)) as Entry[]).filter((entry) => !entry.sent)
      return [...new Set(left.map((entry) => entry.interviewId))]
    },
    keepCase: (kept) => write(db, CASES, (all) => all.put(kept)),
    keptCase,
    keptCases: () => db.getAll(CASES),
    async forgetCase(caseId) {
      const { running } = (await keptCase(caseId)) ?? {}
      const sent = running ? (await of(running.id)).filter((entry) => entry.sent) : []
      await write(db, ENTRIES, (all) => Promise.all(sent.map(({ id }) => all.delete(id))))
      await write(db, CASES, (all) => all.delete(caseId))
    },
    putErrand: (errand) => write(db, ERRANDS, (all) => all.put(errand)),
    errands: async () => inTime((await db.getAll(ERRANDS)) as KeptErrand[]),
    removeErrand: (id) => write(db, ERRANDS, (all) => all.delete(id)),
  }
}

type Writing = Readonly<{
  put(value: unknown): Promise<unknown>
  get(id: string): Promise<Entry | undefined>
  delete(id: string): Promise<void>
}>

// Strict: what is kept survives a power cut from here on.
async function write(db: IDBPDatabase, store: string, work: (all: Writing) => Promise<unknown>): Promise<void> {
  const tx = db.transaction(store, "readwrite", { durability: "strict" })
  const all: Writing = {
    put: (value) => tx.store.put(value),
    get: (id) => tx.store.get(id),
    delete: (id) => tx.store.delete(id),
  }
  await Promise.all([work(all), tx.done])
}

async function change(all: Writing, ids: readonly string[], changed: (entry: Entry) => Entry): Promise<void> {
  for (const id of ids) {
    const entry = await all.get(id)
    if (entry) await all.put(changed(entry))
  }
}
