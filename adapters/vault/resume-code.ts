// The code with which a respondent goes on from another device: eight letters and digits, 40 bits.
import { LETTERS } from "./token"
import type { Vault } from "./vault"

type Keyed = Pick<Vault, "fingerprint">

/** An interview's code, always the same while the key is, and its keyed hash: the only thing that is kept. */
export function resumeCodeOf(vault: Keyed, interviewId: string): Readonly<{ code: string; hash: string }> {
  const bytes = Buffer.from(vault.fingerprint(`resume|${interviewId}`), "base64url")
  const code = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % 32]).join("")
  return { code, hash: hashCode(vault, code) }
}

export const hashCode = (vault: Keyed, code: string): string => vault.fingerprint(`resume code|${code}`)

/** As it is read out and typed: `ABCD-1234`. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase()

/** What somebody typed as a code: misread letters are the digits they look like. Null when it cannot be one. */
export function codeIn(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s\-–—]/g, "")
  const code = plain.replace(/o/g, "0").replace(/[il]/g, "1").replace(/u/g, "v")
  return code.length === 8 && [...code].every((letter) => LETTERS.includes(letter)) ? code : null
}
