// Respondents' link tokens: 16 letters and digits, 80 bits; only the hash is stored.
import { hash, randomBytes } from "node:crypto"

/** Crockford's alphabet: no i, l, o, u to misread. */
export const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"

export function newToken(): string {
  return [...randomBytes(16)].map((byte) => LETTERS[byte % 32]).join("")
}

export const hashToken = (token: string): string => hash("sha256", token, "base64url")

/** What a token can look like at all: cheap refusal before any query. */
export const TOKEN_FORM = /^[0-9a-hjkmnp-tv-z]{16}$/
