import { eq, inArray } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { cases, letters, mailings } from "../schema"
import { type Field, openField } from "../testing/field"
import { addMailed, begin, MONDAY, PLAN } from "../testing/mailing"
import { countReach } from "./mailing-reach"
import { regionsOfMailing, viewMailing, viewMailings } from "./mailing-view"
import { createMailing } from "./mailings"

let field: Field
let codes: string[]
beforeAll(async () => {
  field = await openField({ study: "public-services" })
  codes = field.wave.study.axes.region!.register.entries.map(({ code }) => code)
})
afterAll(() => field.close())

const move = (ids: string[], region: string | undefined) =>
  field.db.update(cases).set({ region: region! }).where(inArray(cases.id, ids))
const view = (scope: string[] | null) => transact(field.db, (tx) => viewMailings(tx, field.wave.id, scope))

describe("mailings", () => {
  it("are seen where they reach, with the letters to one's own regions only", async () => {
    const [here, there] = codes
    const ids = await addMailed(field, "scope", 5)
    await move(ids.slice(0, 2), here)
    await move(ids.slice(2), there)
    const all = await begin(field)
    const one = await begin(field, { plan: { ...PLAN, regions: [there!] } })
    await field.db.update(letters).set({ state: "failed", reason: "unknown" }).where(eq(letters.caseId, ids[0]!))
    const seen = async (scope: string[] | null) =>
      (await view(scope)).map(({ id, counts }) => [id, counts.map(({ state, reason, n }) => [state, reason, n])])
    expect(await seen(null)).toEqual([
      [
        all,
        [
          ["waiting", null, 4],
          ["failed", "unknown", 1],
        ],
      ],
      [one, [["waiting", null, 3]]],
    ])
    expect(await seen([here!])).toEqual([
      [
        all,
        [
          ["failed", "unknown", 1],
          ["waiting", null, 1],
        ],
      ],
    ])
    expect((await view([codes[5]!])).map(({ id, counts }) => [id, counts])).toEqual([[all, []]])
    const alone = (id: string, scope: string[] | null) =>
      transact(field.db, (tx) => viewMailing(tx, field.wave.id, id, scope))
    await expect(alone(one, [here!])).rejects.toMatchObject({ code: "not_found" })
    await expect(alone(newId(), null)).rejects.toMatchObject({ code: "not_found" })
    expect(await alone(one, [there!])).toMatchObject({ id: one, counts: [{ state: "waiting", n: 3 }] })
    const regions = (id: string) => transact(field.db, (tx) => regionsOfMailing(tx, id))
    expect([await regions(all), await regions(one)]).toEqual([[], [there]])
  })

  it("say beforehand whom they reach, as starting then does", async () => {
    const region = codes[3]!
    const ids = await addMailed(field, "reach", 4)
    await move(ids, region)
    const [refused] = ids
    await field.db.update(cases).set({ refusals: 1 }).where(eq(cases.id, refused!))
    const plan = { ...PLAN, regions: [region] }
    const wanted = { id: newId(), waveId: field.wave.id, channel: "email" as const, after: null, plan }
    const reach = () => transact(field.db, (tx) => countReach(tx, wanted))
    expect(await reach()).toEqual({ fits: 3, because: { refused: 1 } })
    const id = await begin(field, { plan })
    expect((await view([region])).find((one) => one.id === id)?.counts).toEqual([
      expect.objectContaining({ state: "waiting", n: 3 }),
    ])
    expect(await transact(field.db, (tx) => countReach(tx, { ...wanted, id }))).toEqual({
      fits: 0,
      because: { refused: 1 },
    })
    const actor = { kind: "person" as const, id: field.coordinator.id }
    const draft = { name: "r", channel: "email" as const, after: id, plan: { ...plan, daysAfter: 2 } }
    const reminder = await transact(field.db, (tx) => createMailing(tx, actor, field.wave.id, draft, MONDAY))
    const [row] = await field.db.select().from(mailings).where(eq(mailings.id, reminder))
    expect(await transact(field.db, (tx) => countReach(tx, row!))).toEqual({ fits: 0, because: {} })
    await field.db.update(letters).set({ state: "sent", sentAt: MONDAY }).where(eq(letters.mailingId, id))
    expect(await transact(field.db, (tx) => countReach(tx, row!))).toEqual({ fits: 3, because: {} })
  })
})
