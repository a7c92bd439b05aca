// Pages of a release as they were sent last: a release never changes, so neither do they until the process ends.
import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { brotliCompress, constants, gunzip, gzip } from "node:zlib"

export type Kept = Readonly<{ tag: string; br: Buffer; gzip: Buffer }>

const MOST = 500
const shared = globalThis as { saualPages?: Map<string, Promise<Kept | null>> }

/** What is kept under `key`, else what `make` gives; nothing is kept of null and of what fails. */
export function keep(key: string, make: () => Promise<string | null>): Promise<Kept | null> {
  shared.saualPages ??= new Map()
  const pages = shared.saualPages
  const known = pages.get(key)
  if (known) return known
  const made = make().then((text) => (text === null ? null : packed(text)))
  pages.set(key, made)
  const forget = () => void pages.delete(key)
  made.then((page) => page ?? forget(), forget)
  const [oldest] = pages.keys()
  if (pages.size > MOST && oldest) pages.delete(oldest)
  return made
}

async function packed(text: string): Promise<Kept> {
  const level = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
  const [br, gz] = await Promise.all([promisify(brotliCompress)(text, level), promisify(gzip)(text)])
  return { tag: createHash("sha256").update(text).digest("base64url").slice(0, 16), br, gzip: gz }
}

/** The body in an encoding that whoever asks can read. */
export async function encoded({ br, gzip: gz }: Kept, accepted: string): Promise<{ body: Buffer; encoding?: string }> {
  if (/\bbr\b/.test(accepted)) return { body: br, encoding: "br" }
  if (/\bgzip\b/.test(accepted)) return { body: gz, encoding: "gzip" }
  return { body: await promisify(gunzip)(gz) }
}
