import { sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "./client"
import { migrate } from "./migrate"
import { record, SYSTEM } from "./queries/audit"
import { type Field, openField } from "./testing/field"

let field: Field
beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

const names = async (query: ReturnType<typeof sql>) =>
  (await field.db.execute<{ name: string }>(query)).rows.map((row) => row.name)

describe("the schema", () => {
  it("has an index for every foreign key", async () => {
    const lacking = await names(sql`
      select c.conrelid::regclass || '.' || a.attname as name
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and not exists (
        select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
      order by 1`)
    expect(lacking).toEqual([])
  })

  it("migrates an up-to-date database to itself, several at once", async () => {
    await Promise.all([migrate(field.url), migrate(field.url), migrate(field.url)])
  })

  it("sorts Kazakh letters as Kazakh does", async () => {
    const sorted = await names(
      sql`select name from unnest(array['ә', 'б', 'а', 'ғ', 'г', 'и', 'і']) name order by name collate "kk-x-icu"`,
    )
    expect(sorted).toEqual(["а", "ә", "б", "г", "ғ", "и", "і"])
  })
})

describe("the audit log", () => {
  it.each([
    ["changed", sql`update audit set verb = 'nothing'`],
    ["deleted", sql`delete from audit`],
    ["emptied", sql`truncate audit`],
  ])("cannot be %s", async (_name, change) => {
    await transact(field.db, (tx) => record(tx, SYSTEM, "wave.opened", { thing: "wave", id: field.wave.id }))
    await expect(field.db.execute(change)).rejects.toThrow()
  })
})
