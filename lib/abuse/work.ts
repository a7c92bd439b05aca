// Proof of work: a browser looks for a number that makes a hash begin with zeros. One form costs nobody a second;
// a thousand a minute cost a machine that many.
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"

/** 8,192 hashes on average: 0.06 s measured on a server's core, so that a phone five times slower stays under a second. */
export const WORK_BITS = 13

export const hasWorked = (challenge: string, answer: string, bits = WORK_BITS): boolean =>
  /^\d{1,10}$/.test(answer) && zerosOf(hashOf(challenge, answer)) >= bits

/** Looks through `tries` numbers from `from` on; null when none of them will do. */
export function solve(challenge: string, from: number, tries: number, bits = WORK_BITS): string | null {
  for (let number = from; number < from + tries; number++) {
    if (zerosOf(hashOf(challenge, String(number))) >= bits) return String(number)
  }
  return null
}

const hashOf = (challenge: string, answer: string): Uint8Array => sha256(utf8ToBytes(`${challenge} ${answer}`))

function zerosOf(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte !== 0)
  return at < 0 ? bytes.length * 8 : at * 8 + Math.clz32(bytes[at] ?? 0) - 24
}
