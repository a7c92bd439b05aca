import { readFile } from "node:fs/promises"
import { databaseOf, read } from "@/db/client"
import { readDrawBundle, wavesCalled } from "@/db/queries/draw-bundle"
import { type Checked, checkBundle, DrawBundle } from "@/lib/verification/bundle"
import { openDatabase } from "./parts/database"
import { script } from "./parts/run"

const USAGE = `Say what: npm run draw -- verify FILE            checks a published draw
          npm run --silent draw -- export WAVE > FILE   writes a wave's draw out; WAVE is its name or id`

/** Checks a published draw (docs/draw.md), or writes the one of a wave out. */
await script(async () => {
  const [verb, what, ...more] = process.argv.slice(2)
  if (!what || more.length > 0) throw new Error(USAGE)
  if (verb === "verify") return verify(await bundleIn(what))
  if (verb === "export") return exportDraw(what)
  throw new Error(USAGE)
})

async function bundleIn(file: string): Promise<DrawBundle> {
  const text = await readFile(file, "utf8")
  // npm says what it runs ahead of a program's own words.
  const found = DrawBundle.safeParse(jsonOf(text.slice(Math.max(0, text.indexOf("{")))))
  if (!found.success) throw new Error(`${file} is not a published draw: ${found.error.issues[0]?.message}`)
  return found.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error("The file is not JSON", { cause })
  }
}

function verify(bundle: DrawBundle): void {
  const { wave, study, seedHash, parameters, published } = bundle
  const checked = checkBundle(bundle)
  if (!checked.ok) throw new Error(`The draw of ${wave.name} ${faultWords(checked)}`)
  const { share, firstWeekChecks, kinds } = parameters
  console.log(`Draw of ${wave.name} (${study}).
1. The seed has the published hash ${seedHash}.
   Compare it with the one you noted when the wave opened.
2. Parameters: share ${share}; at least ${firstWeekChecks} in an interviewer's first week; kinds ${JSON.stringify(kinds)}.
   ${publishedWords(published)}
3. Streams ${checked.streams}, interviews ${checked.interviews}: the list of ${checked.drawn} drawn ones follows from the seed, byte for byte.
The draw is as published.`)
}

function publishedWords(published: DrawBundle["published"]): string {
  if (!published?.parameters) return "The audit log of the opening does not name them, so they are taken as given."
  const at = published.link ? `, link ${published.link.seq}:${published.link.hash} of its chain` : ""
  return `They and the hash are those of the audit log, ${published.at}${at}.`
}

function faultWords(checked: Checked & { ok: false }): string {
  if (checked.fault === "sealed") return "cannot be checked yet: its seed is still sealed, so there is only its hash."
  return `is NOT as published: ${differenceWords(checked)}`
}

function differenceWords(checked: Exclude<Checked, { ok: true } | { fault: "sealed" }>): string {
  if (checked.fault === "hash") return `the seed has the hash ${checked.found}, but ${checked.expected} was published.`
  if (checked.fault === "published") return "hash or parameters are not those that the audit log has from the opening."
  if (checked.fault === "unreadable") return `line ${checked.line} of the sequence of events cannot be read.`
  if (checked.fault === "impossible") return `this event cannot be: ${JSON.stringify(checked.event)}.`
  const { line, expected, found } = checked.difference
  return `line ${line} of the list differs.\n  expected: ${expected || "(end of the list)"}\n  found:    ${found || "(end of the list)"}`
}

async function exportDraw(wanted: string): Promise<void> {
  const database = await openDatabase()
  try {
    const bundle = await read(async () => {
      const [id, another] = await wavesCalled(databaseOf(database.url), wanted)
      if (!id) throw new Error(`No wave called “${wanted}” has been opened.`)
      if (another) throw new Error(`Several waves are called “${wanted}”: give the id of one.`)
      return readDrawBundle(databaseOf(database.url), id)
    })
    await new Promise((written) => process.stdout.write(`${JSON.stringify(bundle, null, 2)}\n`, written))
    console.error(exportedWords(bundle))
  } finally {
    await database.stop()
  }
}

function exportedWords({ wave, seed, published }: DrawBundle): string {
  const kept = published?.link
    ? `The audit chain holds its hash since ${published.at}, link ${published.link.seq}:${published.link.hash}.`
    : "The audit chain does not hold its hash."
  const said = seed
    ? "The seed is in it: a release has published it."
    : "The seed is NOT in it: it stays sealed until a release of the closed wave. Keep the list from interviewers."
  return `Draw of ${wave.name}. ${said} ${kept}`
}
