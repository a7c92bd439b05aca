// argon2id with the parameters that OWASP gives (19 MiB, 2 passes).
import { hash, verify } from "@node-rs/argon2"

const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS)

// Checked when the account is unknown, so that an unknown e-mail takes as long as a wrong password.
let decoy: Promise<string> | undefined

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password")
  const matches = await verify(stored ?? (await decoy), password)
  return stored !== null && matches
}
