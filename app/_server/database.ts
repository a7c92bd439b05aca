// The database and the vault that the environment names.
import { type Vault, vaultOf } from "@/adapters/vault/vault"
import { databaseOf } from "@/db/client"
import { env } from "./env"

export const db = () => databaseOf(env().DATABASE_URL)

let opened: Vault | undefined

export function vault(): Vault {
  opened ??= vaultOf(env().SAUAL_KEYS)
  return opened
}
