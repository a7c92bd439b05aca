// The seed of the verification draw: made once, sealed at once.
import { createHash, randomBytes } from "node:crypto"
import type { Vault } from "./vault"

/** Only the hash is ever shown before the wave closes. */
export type SealedSeed = { sealed: Buffer; hash: string }

export const newSeed = (): string => randomBytes(32).toString("hex")

export function sealedSeed(vault: Vault, seed = newSeed()): SealedSeed {
  return { sealed: vault.seal(seed), hash: createHash("sha256").update(seed).digest("hex") }
}
