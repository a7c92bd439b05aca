// The name of the public pages' style sheet, which carries a hash of its content.
import { readFileSync } from "node:fs"
import { join } from "node:path"

export type PublicAssets = Readonly<{ style: string }>

const MANIFEST = "public/assets/public.json"
let known: PublicAssets | undefined

/** Address of the file that `buildPublicAssets` made; in development it may change while the server runs. */
export function publicAssets(): PublicAssets {
  if (known && process.env.NODE_ENV === "production") return known
  try {
    known = JSON.parse(readFileSync(join(process.cwd(), MANIFEST), "utf8")) as PublicAssets
  } catch (cause) {
    throw new Error(`${MANIFEST} is missing: run \`npm run build\`.`, { cause })
  }
  return known
}
