import { readFile, writeFile } from "node:fs/promises"
import { type Database, databaseOf, read } from "@/db/client"
import { findRelease, listReleases } from "@/db/queries/releases"
import { canonical, hashOf } from "@/lib/release/canonical"
import { type CheckName, type Verified, verifyRelease } from "@/lib/release/verify/verify"
import { wordsOf } from "@/lib/report/words"
import { openDatabase } from "./parts/database"
import { script } from "./parts/run"

const USAGE = `Say what: npm run release -- verify FILE [HASH]   checks a published release; HASH as its page prints it
          npm run release -- export ID FILE       writes a release into a file, byte for byte as published
          npm run release -- list                 lists the releases with their ids and hashes`

const MOST = 20
const WORDS: Readonly<Record<CheckName, string>> = {
  hash: "text, seal and hash",
  sums: "counts and bases that must add up",
  scores: "scores and bases, from the counts",
  ranks: "ranks",
  totals: "totals of providers",
  margins: "upper bounds of the margin, from the counts",
  draw: "the draw, from its seed",
  report: "sums of the report's answers and sample",
  doubt: "errors, intervals and ranges of ranks that follow from others",
}

const NOT_FOLLOWING = `Not to be had without the answers of each respondent: errors of one service in one form, of regions, providers and
contact centres; ranges of ranks of providers; correlations; bases of regions of which something is withheld.
The hash covers them (docs/release.md).`

/** Checks the file of a release (docs/release.md), writes one out, or lists them. */
await script(async () => {
  const [verb, ...what] = process.argv.slice(2)
  const [first, second] = what
  if (verb === "verify" && first && what.length <= 2)
    return said(verifyRelease(await readFile(first, "utf8"), second ?? null))
  if (verb === "export" && first && second && what.length === 2)
    return withDatabase((db) => exportRelease(db, first, second))
  if (verb === "list" && what.length === 0) return withDatabase(list)
  throw new Error(USAGE)
})

async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase()
  try {
    await work(databaseOf(database.url))
  } finally {
    await database.stop()
  }
}

function said(verified: Verified): void {
  if (verified.unreadable !== null) throw new Error(`The file is not a published release: ${verified.unreadable}`)
  const { snapshot, hash, checks, ok } = verified
  console.log(`Release ${snapshot.number} of ${snapshot.wave.name} (${wordsOf(snapshot.study.title, "en")}), ${snapshot.format}.
SHA-256 ${hash}: compare it with the one on the page of the release.`)
  for (const [place, { name, compared, mismatches }] of checks.entries()) {
    const verdict = mismatches.length > 0 ? `${mismatches.length} of ${compared} DIFFER` : `${compared} agree`
    console.log(`${place + 1}. ${WORDS[name]}: ${verdict}`)
    for (const { where, printed, recomputed } of mismatches.slice(0, MOST))
      console.log(`   ${where}: printed ${printed}, recomputed ${recomputed}`)
    if (mismatches.length > MOST) console.log(`   and ${mismatches.length - MOST} more`)
  }
  if (!ok) throw new Error("The release is NOT as it says. Nothing after the last class above was looked at.")
  console.log(`${NOT_FOLLOWING}\nThe release is as it says.`)
}

async function exportRelease(db: Database, id: string, file: string): Promise<void> {
  const known = await read(() => listReleases(db))
  if (!known.some((one) => one.id === id)) throw new Error(`No release has the id “${id}”: npm run release -- list`)
  const { hash, snapshot, number } = await read(() => findRelease(db, id))
  const text = canonical(snapshot)
  if (hashOf(text) !== hash) throw new Error(`Release ${id} has the hash ${hashOf(text)}, but was made with ${hash}`)
  await writeFile(file, text)
  console.log(`Release ${number} of ${snapshot.wave.name} is in ${file}. SHA-256 ${hash}`)
}

async function list(db: Database): Promise<void> {
  const releases = await read(() => listReleases(db))
  for (const { id, wave, number, releasedAt, hash } of releases)
    console.log(`${id}  ${wave}, release ${number}, ${releasedAt.toISOString().slice(0, 16)}  ${hash}`)
  if (releases.length === 0) console.log("Nothing has been released yet.")
}
