// Pages of a release as they were sent last: a release never changes, so neither do they until the process ends.
import { createHash } from "node:crypto"

/** `tag` is the same for the same text. */
export type Kept = Readonly<{ tag: string; text: string }>

const MOST = 300
const shared = globalThis as { saualPages?: Map<string, Promise<Kept | null>> }

/** What is kept under `key`, else what `make` gives; nothing is kept of null and of what fails. */
export function keep(key: string, make: () => Promise<string | null>): Promise<Kept | null> {
  const tagged = () => make().then((text) => (text === null ? null : { tag: tagOf(text), text }))
  if (process.env.NODE_ENV === "development") return tagged()
  shared.saualPages ??= new Map()
  const pages = shared.saualPages
  const known = pages.get(key)
  if (known) return known
  const made = tagged()
  pages.set(key, made)
  const forget = () => void pages.delete(key)
  made.then((page) => page ?? forget(), forget)
  const [oldest] = pages.keys()
  if (pages.size > MOST && oldest) pages.delete(oldest)
  return made
}

const tagOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16)
