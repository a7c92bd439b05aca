// Tokens that are worked out anew from the key each time they are shown: only their hashes are kept.
import { hashToken, LETTERS } from "./token"
import type { Vault } from "./vault"

type Keyed = Pick<Vault, "fingerprint">

/** The coupons that the respondent of a case may give on, always the same while the key is, with what is kept of each. */
export function couponsOf(
  vault: Keyed,
  caseId: string,
  n: number,
): readonly Readonly<{ token: string; hash: string }>[] {
  return Array.from({ length: n }, (_, at) => {
    const token = tokenFrom(vault, `coupon|${caseId}|${at + 1}`)
    return { token, hash: hashToken(token) }
  })
}

/**
 * The own link of whoever used a coupon. Whoever gave the coupon cannot work it out: `nonce` was made with the page that
 * was sent, so that sending it twice leads to one place.
 */
export const invitedToken = (vault: Keyed, coupon: string, nonce: string): string =>
  tokenFrom(vault, `invited|${coupon}|${nonce}`)

function tokenFrom(vault: Keyed, words: string): string {
  const bytes = Buffer.from(vault.fingerprint(words), "base64url")
  return [...bytes.subarray(0, 16)].map((byte) => LETTERS[byte % 32]).join("")
}
