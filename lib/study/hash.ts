import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Files } from "./forms"

/** The identity of a package version: SHA-256 over its files in order of path. Line ends and read-me files do not count. */
export function studyHash(files: Files): string {
  const hash = sha256.create()
  for (const path of Object.keys(files).filter(counts).sort()) {
    const content = utf8ToBytes((files[path] ?? "").replaceAll("\r\n", "\n"))
    hash.update(utf8ToBytes(`${path}\0${content.length}\0`)).update(content)
  }
  return bytesToHex(hash.digest())
}

function counts(path: string) {
  return !path.endsWith(".md")
}
