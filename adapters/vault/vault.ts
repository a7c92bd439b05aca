// Seals names and phone numbers (AES-256-GCM) and fingerprints phones (HMAC) with keys that have ids, so keys can be rotated.
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto"

const NONCE = 12
const TAG = 16

export type Vault = Readonly<{
  /** key id length, key id, nonce, tag, ciphertext. */
  seal(words: string): Buffer
  /** Throws when the key is gone or the bytes were altered. */
  open(sealed: Buffer): string
  /** Same words, same fingerprint: for look-up without reading. Uses the oldest key, so that rotation keeps look-ups. */
  fingerprint(words: string): string
}>

/** @param keys `id:base64,id:base64` with 32-byte keys, the newest first; the last one fingerprints. */
export function vaultOf(keys: string): Vault {
  const ring = keys.split(",").map(readKey)
  const newest = ring[0]
  const oldest = ring.at(-1)
  if (!newest || !oldest) throw new Error("SAUAL_KEYS is empty")
  const fingerprintKey = createHash("sha256").update("fingerprint").update(oldest.key).digest()
  return {
    seal(words) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv("aes-256-gcm", newest.key, nonce)
      const body = Buffer.concat([cipher.update(words, "utf8"), cipher.final()])
      return Buffer.concat([Buffer.from([newest.id.length]), Buffer.from(newest.id), nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      const idEnd = 1 + (sealed[0] ?? 0)
      const id = sealed.subarray(1, idEnd).toString()
      const entry = ring.find((k) => k.id === id)
      if (!entry) throw new Error(`no key ${id}: add it to SAUAL_KEYS`)
      const nonce = sealed.subarray(idEnd, idEnd + NONCE)
      const decipher = createDecipheriv("aes-256-gcm", entry.key, nonce)
      decipher.setAuthTag(sealed.subarray(idEnd + NONCE, idEnd + NONCE + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(idEnd + NONCE + TAG)), decipher.final()]).toString("utf8")
    },
    fingerprint: (words) => createHmac("sha256", fingerprintKey).update(words).digest("base64url"),
  }
}

/** A fresh key in the form that SAUAL_KEYS takes. */
export const newKey = (id: string): string => `${id}:${randomBytes(32).toString("base64")}`

function readKey(entry: string): { id: string; key: Buffer } {
  const [id, base64] = entry.trim().split(":")
  const key = Buffer.from(base64 ?? "", "base64")
  if (!id || id.length > 32 || key.length !== 32) {
    throw new Error("SAUAL_KEYS must be a list of id:base64 with 32-byte keys; make one with `npm run keys`")
  }
  return { id, key }
}
