import { isTest, type Source } from "../parts/files"

const NOTE = /\b(?:TO[D]O|FIX[M]E|XX[X])\b/
const SWITCHED = /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo|fixme|fails)\b/

/** Notes to oneself, and tests that are switched off or alone. */
export function leftovers(files: Source[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => {
      if (NOTE.test(line)) return [`${path}:${index + 1} leaves something to do: do it, or write it up elsewhere`]
      if (isTest(path) && SWITCHED.test(line)) return [`${path}:${index + 1} switches a test off, or all others`]
      return []
    }),
  )
}
