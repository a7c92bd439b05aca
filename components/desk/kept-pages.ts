// Pages with names and numbers that the console keeps for work without a network. One cache per person.

export const PAGES = "saual-pages-"

/** Somebody is leaving: what is still being fetched is not kept any more. A full load begins anew. */
let leaving = false
export const isLeaving = (): boolean => leaving

/** Nothing that was kept for a session stays after it. Does nothing where the browser has no caches. */
export async function forgetKeptPages(except?: string): Promise<void> {
  if (except === undefined) leaving = true
  if (!("caches" in globalThis)) return
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== except)
  await Promise.all(names.map((name) => caches.delete(name)))
}
