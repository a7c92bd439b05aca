import { sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type AuditLink, linkHash } from "@/lib/audit/chain"
import { databaseOf, transact } from "../client"
import { createTestDatabase, type TestDatabase } from "../testing/database"
import { record, SYSTEM } from "./audit"
import { auditHead, readAudit, verifyAudit } from "./audit-chain"
import { asOfOneInstant } from "./instant"

let test: TestDatabase
beforeEach(async () => {
  test = await createTestDatabase()
})
afterEach(async () => {
  await db().$client.end()
  await test.drop()
})

const db = () => databaseOf(test.url)
const line = (n: number) => ({ thing: "wave", id: `w${n}`, details: { n, words: 'Әріп "\\ \n\t' } })
const log = (n: number) => transact(db(), (tx) => record(tx, SYSTEM, "wave.opened", line(n)))
/** What somebody with every right does behind the triggers' back. */
const tamper = (...statements: string[]) =>
  transact(db(), async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of statements) await tx.execute(sql.raw(statement))
  })

describe("the chain", () => {
  it("has a link for every line of 50 transactions at once, in one unbroken row", async () => {
    const twice = (n: number) =>
      transact(db(), async (tx) => {
        await record(tx, SYSTEM, "wave.opened", line(n))
        await record(tx, SYSTEM, "wave.closed", line(n))
      })
    await Promise.all(Array.from({ length: 50 }, (_, n) => twice(n)))
    expect(await verifyAudit(db())).toMatchObject({ fault: null, length: 100, head: { seq: 100 } })
    expect(await auditHead(db())).toEqual((await verifyAudit(db())).head)
  })

  it("has no gap after a transaction that was rolled back", async () => {
    await log(1)
    const failing = transact(db(), async (tx) => {
      await record(tx, SYSTEM, "wave.opened", line(2))
      throw new Error("no")
    })
    await expect(failing).rejects.toThrow("no")
    await log(3)
    expect(await verifyAudit(db())).toMatchObject({ fault: null, length: 2 })
  })

  it("takes a line of a transaction that reads as of one instant, when it is tried again", async () => {
    await log(1)
    let tries = 0
    await transact(db(), async (tx) => {
      tries += 1
      await asOfOneInstant(tx)
      await tx.execute(sql`select 1 from audit`)
      if (tries === 1) await log(2)
      await record(tx, SYSTEM, "wave.closed", line(3))
    })
    expect(tries).toBe(2)
    expect(await verifyAudit(db())).toMatchObject({ fault: null, length: 3 })
  })

  it("can be followed with SHA-256 and the exported text alone", async () => {
    for (let n = 1; n <= 5; n++) await log(n)
    const links: AuditLink[] = []
    await readAudit(db(), (link) => links.push(link) > 0)
    let before = ""
    for (const { hash, text } of links) {
      expect(text).not.toMatch(/[\t\n]/)
      before = linkHash(before, text!)
      expect(hash).toBe(before)
    }
    expect(links).toHaveLength(5)
  })
})

describe("tampering is found", () => {
  beforeEach(async () => {
    for (let n = 1; n <= 6; n++) await log(n)
  })
  const found = async () => (await verifyAudit(db())).fault

  it.each<[string, string[], object]>([
    ["a changed line", ["update audit set verb = 'wave.closed' where id = 3"], { kind: "changed_line", seq: 3 }],
    ["another moment", ["update audit set at = at - interval '1 day' where id = 4"], { kind: "changed_line", seq: 4 }],
    ["a deleted line", ["delete from audit where id = 2"], { kind: "missing_line", seq: 2 }],
    [
      "a deleted line with its link",
      ["delete from audit_chain where audit_id = 2", "delete from audit where id = 2"],
      { kind: "missing_link", seq: 2 },
    ],
    [
      "an inserted line",
      ["insert into audit (actor, verb, thing, thing_id) values ('system', 'wave.closed', 'wave', 'x')"],
      { kind: "unchained_line", line: 7 },
    ],
    [
      "two links exchanged",
      [
        "update audit_chain set audit_id = -1 where seq = 2",
        "update audit_chain set audit_id = 2 where seq = 3",
        "update audit_chain set audit_id = 3 where seq = 2",
      ],
      { kind: "changed_line", seq: 2 },
    ],
  ])("%s", async (_what, statements, fault) => {
    await tamper(...statements)
    expect(await found()).toEqual(fault)
  })

  it("a change whose links were all written anew: by a head published before", async () => {
    const published = (await auditHead(db()))!
    await tamper(
      "update audit set verb = 'wave.closed' where id = 3",
      `do $$ declare l record; before text := ''; begin
        for l in select c.seq, audit_text(a) as text from audit_chain c join audit a on a.id = c.audit_id order by c.seq loop
          before := encode(sha256(convert_to(before || E'\\n' || l.text, 'UTF8')), 'hex');
          update audit_chain set hash = before where seq = l.seq;
        end loop; end $$`,
    )
    expect(await found()).toBeNull()
    const { fault } = await verifyAudit(db(), [published])
    expect(fault).toMatchObject({ kind: "other_head", seq: 6, published: published.hash })
  })

  it("a tail that was cut off: by a head published before", async () => {
    const published = (await auditHead(db()))!
    await tamper("delete from audit_chain where seq > 4", "delete from audit where id > 4")
    expect(await found()).toBeNull()
    expect((await verifyAudit(db(), [published])).fault).toMatchObject({ kind: "other_head", found: null })
  })

  it("a changed line, even if the function that writes texts was changed with it", async () => {
    await tamper(
      "update audit set verb = 'wave.closed' where id = 3",
      `create or replace function audit_text(line audit) returns text language sql stable as $$ select 'anything' $$`,
    )
    expect(await found()).toEqual({ kind: "changed_line", seq: 3 })
  })
})
