// Names of the style sheet and the scripts, which carry a hash of their content.
import { readFileSync } from "node:fs"
import { join } from "node:path"

export type Assets = Readonly<{ style: string; script: string; work: string }>

const MANIFEST = "public/assets/respondent.json"
let known: Assets | undefined

/** Addresses of the files that `buildRespondentAssets` made; in development they may change while the server runs. */
export function respondentAssets(): Assets {
  if (known && process.env.NODE_ENV === "production") return known
  try {
    known = JSON.parse(readFileSync(join(process.cwd(), MANIFEST), "utf8")) as Assets
  } catch (cause) {
    throw new Error(`${MANIFEST} is missing: run \`npm run build\`.`, { cause })
  }
  return known
}
