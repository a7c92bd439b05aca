// Keeps pages of the console for work without a network: only this person's, no longer than a session lasts.
import { forgetKeptPages, isLeaving, PAGES } from "@/components/desk/kept-pages"
import { filesIn, fontsIn } from "./files"

const FILES = "saual-files"
/** The worker shows no page that is older. */
const UNTIL = "x-saual-until"
/** As long as a session lasts at most. */
const LONGEST_MS = 14 * 3_600_000

const cacheOf = (personId: string): string => `${PAGES}${personId}`
export const casePath = (caseId: string): string => `/interviewer/case/${caseId}`

/** Fetches a page once more as the server shows it now, and keeps it with its files. False when that did not work. */
export async function keepPage(personId: string, path: string): Promise<boolean> {
  if (!("caches" in globalThis)) return false
  await forgetKeptPages(cacheOf(personId))
  const response = await fetch(path, { redirect: "manual", cache: "no-store" }).catch(() => null)
  if (!response?.ok) return false
  const html = await response.text()
  await keepFiles(html)
  const headers = new Headers(response.headers)
  // The body is plain by now.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name)
  headers.set(UNTIL, new Date(Date.now() + LONGEST_MS).toISOString())
  if (isLeaving()) return false
  await (await caches.open(cacheOf(personId))).put(path, new Response(html, { headers }))
  return true
}

export async function isKept(personId: string, path: string): Promise<boolean> {
  if (!("caches" in globalThis) || !(await caches.has(cacheOf(personId)))) return false
  return (await (await caches.open(cacheOf(personId))).match(path)) !== undefined
}

/** Cases whose pages are kept and that are none of these: done, given back, taken away. */
export async function forgetCasePages(personId: string, except: readonly string[]): Promise<void> {
  if (!("caches" in globalThis) || !(await caches.has(cacheOf(personId)))) return
  const cache = await caches.open(cacheOf(personId))
  const stay = new Set(except.map(casePath))
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname.startsWith(casePath("")) && !stay.has(pathname)) await cache.delete(pathname)
  }
}

export async function forgetPage(personId: string, path: string): Promise<void> {
  if (await isKept(personId, path)) await (await caches.open(cacheOf(personId))).delete(path)
}

/** Files that no kept page needs any more, of builds that have passed. */
export async function forgetOldFiles(personId: string): Promise<void> {
  if (!("caches" in globalThis) || !(await caches.has(cacheOf(personId)))) return
  const pages = await caches.open(cacheOf(personId))
  const needed = new Set(loaded())
  const files = await caches.open(FILES)
  for (const request of await pages.keys()) for (const file of filesIn(await textAt(pages, request))) needed.add(file)
  for (const file of [...needed].filter((one) => one.endsWith(".css")))
    for (const font of fontsIn(await textAt(files, file))) needed.add(font)
  for (const request of await files.keys()) if (!needed.has(new URL(request.url).pathname)) await files.delete(request)
}

const textAt = async (cache: Cache, request: Request | string) => (await (await cache.match(request))?.text()) ?? ""

/** What this very page has loaded: fonts and late parts stand in no page. */
const loaded = (): string[] =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name, location.href).pathname)
    .filter((path) => path.startsWith("/_next/static/"))

async function keepFiles(html: string): Promise<void> {
  const cache = await caches.open(FILES)
  const files = [...new Set([...filesIn(html), ...loaded()])]
  const missing = (await Promise.all(files.map(async (file) => ((await cache.match(file)) ? [] : [file])))).flat()
  // One file that is gone must not keep the others away.
  await Promise.all(missing.map((file) => cache.add(file).catch(() => undefined)))
  const styles = files.filter((file) => file.endsWith(".css"))
  const fonts = (await Promise.all(styles.map(async (file) => fontsIn(await textAt(cache, file))))).flat()
  await Promise.all(fonts.map(async (file) => (await cache.match(file)) ?? cache.add(file).catch(() => undefined)))
}
