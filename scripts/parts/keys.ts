import { randomBytes } from "node:crypto"
import { keepSecret } from "@/adapters/secret-file/keep"
import { newKey } from "@/adapters/vault/vault"

export type Keys = { SAUAL_KEYS: string; NEXTAUTH_SECRET: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string }

/** New secrets in the form the environment takes them. */
export function freshKeys(): Keys {
  return {
    SAUAL_KEYS: newKey("k1"),
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  }
}

/** The secrets of this checkout's demo: made once, so that contacts and sessions survive a restart. */
export async function demoKeys(file: string): Promise<Keys> {
  const kept: Partial<Keys> = JSON.parse(await keepSecret(file, () => JSON.stringify(freshKeys(), null, 2)))
  const names = Object.keys(freshKeys()) as (keyof Keys)[]
  const lost = names.filter((name) => !kept[name])
  if (lost.length > 0) throw new Error(`${file} lacks ${lost.join(", ")}. Put it back, or remove .saual to begin anew.`)
  return kept as Keys
}
