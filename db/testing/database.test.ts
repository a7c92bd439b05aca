import { Client } from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createTestDatabase, type TestDatabase } from "./database"
import { onServer } from "./server"

let one: TestDatabase
let two: TestDatabase

beforeAll(async () => {
  ;[one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
})
afterAll(() => Promise.all([one.drop(), two.drop()]))

it("gives each asker a migrated database of its own", async () => {
  await onServer(one.url, "insert into teams (id, name) values (gen_random_uuid(), 'Astana')")
  expect(await onServer(one.url, "select name from teams")).toEqual([{ name: "Astana" }])
  expect(await onServer(two.url, "select name from teams")).toEqual([])
})

it("can be dropped while somebody is still connected", async () => {
  const database = await createTestDatabase()
  const client = new Client({ connectionString: database.url })
  const cut = new Promise((seen) => client.on("error", seen))
  await client.connect()
  await database.drop()
  expect(await cut).toMatchObject({ code: "57P01" })
  await expect(onServer(database.url, "select 1")).rejects.toMatchObject({ code: "3D000" })
})

it("has an index for each foreign key", async () => {
  const bare = await onServer(
    one.url,
    `select c.conrelid::regclass::text as "table", c.conname as key
       from pg_constraint c
      where c.contype = 'f' and not exists (
        select from pg_index i
         where i.indrelid = c.conrelid and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`,
  )
  expect(bare).toEqual([])
})
