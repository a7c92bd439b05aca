import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { sealedSeed } from "@/adapters/vault/seed"
import { parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, releases, waves } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson } from "./audit"
import { closeWave, findWave, openWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeAll(async () => {
  field = await openField({ open: false })
})
afterAll(() => field.close())

const actor = () => byPerson(field.coordinator)
const open = () => transact(field.db, (tx) => openWave(tx, actor(), field.wave.id, sealedSeed(VAULT), NOW))
const close = () => transact(field.db, (tx) => closeWave(tx, actor(), field.wave.id, NOW, VAULT.open))
const release = (seed: string | null) =>
  field.db.insert(releases).values({
    ...{ id: newId(), waveId: field.wave.id, number: seed ? 2 : 1, hash: "hash", releasedBy: field.coordinator.id },
    ...{ snapshot: { fieldControl: { seed } } as never, releasedAt: NOW },
  })

it("keeps its sealed seed however often it is opened, and says only the hash", async () => {
  await open()
  const first = await findWave(field.db, field.wave.id)
  await close()
  await open()
  expect(await findWave(field.db, field.wave.id)).toMatchObject({ status: "open", drawSeedHash: first.drawSeedHash })
  const draw = parametersOf(policyOf(field.wave.study))
  const lines = await field.db.select().from(audit).where(eq(audit.verb, "wave.opened"))
  expect(lines.map((line) => line.details)).toEqual([
    { drawSeedHash: first.drawSeedHash, draw },
    { drawSeedHash: first.drawSeedHash, draw },
  ])
})

it("cannot be opened again once a release has revealed the seed", async () => {
  await release(null)
  await close()
  await open()
  await close()
  await release("0123")
  await expect(open()).rejects.toMatchObject({ code: "seed_published" })
  expect((await field.db.select().from(waves).where(eq(waves.id, field.wave.id)))[0]?.status).toBe("closed")
})

it("waits for a release that is being made, and cannot be opened when it has revealed the seed", async () => {
  const own = await openField()
  const { id } = own.wave
  await transact(own.db, (tx) => closeWave(tx, byPerson(own.coordinator), id, NOW, VAULT.open))
  let opening: Promise<unknown> = Promise.resolve()
  await transact(own.db, async (tx) => {
    // As a release begins: nobody writes an audit line until it is done.
    await tx.execute(sql`lock table audit in share row exclusive mode`)
    opening = transact(own.db, (other) => openWave(other, byPerson(own.coordinator), id, sealedSeed(VAULT), NOW))
    opening.catch(() => undefined)
    const waiting = sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    while ((await own.db.execute(waiting)).rowCount === 0);
    const made = { id: newId(), waveId: id, number: 1, hash: "hash", releasedBy: own.coordinator.id, releasedAt: NOW }
    await tx.insert(releases).values({ ...made, snapshot: { fieldControl: { seed: "0123" } } as never })
  })
  await expect(opening).rejects.toMatchObject({ code: "seed_published" })
  await own.close()
})
