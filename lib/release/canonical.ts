// The one text of a snapshot: what is hashed, published and checked byte for byte.
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"

/** JSON with the keys of every object in order and no blanks; what is undefined is left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(",")}]`
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null)
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`
}

/** SHA-256 of a text in UTF-8: the same as `sha256sum` of the published file. */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
