import { vaultOf } from "@/adapters/vault/vault"
import { databaseOf } from "@/db/client"
import { env } from "./env"

export const db = () => databaseOf(env().DATABASE_URL)
export const vault = () => vaultOf(env().SAUAL_KEYS)
