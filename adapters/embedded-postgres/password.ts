import { randomBytes } from "node:crypto"
import { link, readFile, rm, writeFile } from "node:fs/promises"

/** The database password kept in this file (0600); made on first use. Two starts at once agree on one. */
export async function keepPassword(file: string): Promise<string> {
  const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES") throw new Error(`${file} belongs to another user. Run as that user, or remove it.`)
    if (error.code !== "ENOENT") throw error
  })
  if (kept) return kept
  const draft = `${file}.${randomBytes(6).toString("hex")}`
  await writeFile(draft, randomBytes(24).toString("base64url"), { mode: 0o600 })
  // link, not rename: it never replaces a password that another start has just put there
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
  await rm(draft)
  return readFile(file, "utf8")
}
