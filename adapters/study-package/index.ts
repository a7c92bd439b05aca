import { readdir, readFile } from "node:fs/promises"
import path from "node:path"
import { type Files, type ReadStudy, readStudy, studyHash } from "@/lib/study/package"

/** Reads a study package from a folder. `hash` identifies this version of it, whether it is in order or not. */
export async function loadStudy(folder: string): Promise<ReadStudy & { hash: string }> {
  const files = await readFolder(folder)
  return { ...readStudy(files), hash: studyHash(files) }
}

/** The texts of all files in a folder, by path with forward slashes. Hidden files are left out. */
export async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."))
  const texts = await Promise.all(
    files.map(async (entry) => {
      const full = path.join(entry.parentPath, entry.name)
      return [path.relative(folder, full).split(path.sep).join("/"), await readFile(full, "utf8")] as const
    }),
  )
  return Object.fromEntries(texts)
}
