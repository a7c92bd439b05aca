// The seed of the verification draw: made once, sealed at once.
import { createHash, randomBytes } from "node:crypto"
import type { Vault } from "./vault"

/** Only the hash is ever shown before the wave closes. */
export function sealedSeed(vault: Vault): { sealed: Buffer; hash: string } {
  const seed = randomBytes(32).toString("hex")
  return { sealed: vault.seal(seed), hash: createHash("sha256").update(seed).digest("hex") }
}
