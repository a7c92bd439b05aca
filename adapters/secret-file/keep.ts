import { randomBytes } from "node:crypto"
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { dirname } from "node:path"

/** The secret kept in this file (mode 0600); `make` provides it on first use. Two callers at once agree on one. */
export async function keepSecret(file: string, make: () => string): Promise<string> {
  const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES") throw new Error(`${file} belongs to another user. Run as that user, or remove it.`)
    if (error.code !== "ENOENT") throw error
  })
  if (kept) return kept
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(6).toString("hex")}`
  await writeFile(draft, make(), { mode: 0o600 })
  // link, not rename: it never replaces a secret that another process has just put there
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
  await rm(draft)
  return readFile(file, "utf8")
}
