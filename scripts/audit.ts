import { once } from "node:events"
import { createReadStream, createWriteStream } from "node:fs"
import { createInterface } from "node:readline"
import { finished } from "node:stream/promises"
import { databaseOf } from "@/db/client"
import { readAudit, verifyAudit } from "@/db/queries/audit-chain"
import { type AuditHead, ChainCheck, type ChainFault, readHead, readLink, writeLink } from "@/lib/audit/chain"
import { openDatabase } from "./parts/database"
import { script } from "./parts/run"

const USAGE = `Say what: npm run audit -- verify [FILE] [--head NUMBER:HASH]   checks the chain of the audit log
          npm run audit -- export FILE                          writes it out, a line per link`

/** Checks the audit log's chain, here or in an exported file, or writes it out. */
await script(async () => {
  const { verb, file, heads } = wanted(process.argv.slice(2))
  if (verb === "verify" && file) return said(await verifyFile(file, heads))
  const database = await openDatabase()
  try {
    if (verb === "verify") said(await verifyAudit(databaseOf(database.url), heads))
    else await exportChain(database.url, file ?? "")
  } finally {
    await database.stop()
  }
})

function wanted(args: readonly string[]) {
  const [verb, ...rest] = args
  const at = rest.indexOf("--head")
  const head = at < 0 ? null : readHead(rest[at + 1] ?? "")
  const others = at < 0 ? rest : rest.toSpliced(at, 2)
  if (
    (verb !== "verify" && verb !== "export") ||
    (at >= 0 && !head) ||
    others.length > 1 ||
    (verb === "export" && !others[0])
  )
    throw new Error(USAGE)
  return { verb, file: others[0], heads: head ? [head] : [] }
}

async function verifyFile(file: string, heads: readonly AuditHead[]) {
  const chain = new ChainCheck(heads)
  let row = 0
  for await (const line of createInterface({
    input: createReadStream(file, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    row += 1
    const link = readLink(line)
    if (!link) chain.fault ??= { kind: "unreadable", row }
    if (!link || !chain.follow(link)) break
  }
  return { fault: chain.end(), length: chain.length, head: chain.head }
}

// To a file and not to the screen, where npm writes as well.
async function exportChain(url: string, file: string): Promise<void> {
  const out = createWriteStream(file, "utf8")
  await readAudit(databaseOf(url), async (link) => {
    if (!out.write(writeLink(link))) await once(out, "drain")
    return true
  })
  out.end()
  await finished(out)
  console.log(`Written to ${file}`)
}

type Said = Readonly<{ fault: ChainFault | null; length: number; head: AuditHead | null }>

function said({ fault, length, head }: Said): void {
  const upTo = head ? `Head: ${head.seq}:${head.hash}` : "There is no line yet."
  if (!fault) console.log(`The chain is whole. Lines: ${length}. ${upTo}`)
  else throw new Error(`The chain is broken: ${faultWords(fault)}.\nWhole up to here: lines ${length}. ${upTo}`)
}

function faultWords(fault: ChainFault): string {
  if (fault.kind === "unreadable") return `row ${fault.row} of the file is not a link`
  if (fault.kind === "unchained_line") return `line ${fault.line} of the log has no link: it was put in past the chain`
  if (fault.kind === "missing_link") return `link ${fault.seq} is missing`
  if (fault.kind === "missing_line") return `the line of link ${fault.seq} is missing`
  if (fault.kind === "changed_line") return `link ${fault.seq} does not fit its line: the line or the order was changed`
  const found = fault.found ?? "no such link: the end was cut off"
  return `link ${fault.seq} is not the one that was published (${fault.published}), but ${found}`
}
