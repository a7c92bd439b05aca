import { afterAll, beforeAll, expect, it } from "vitest"
import { transact } from "../client"
import { type Field, openField } from "../testing/field"
import { deleteView, listViews, saveView } from "./saved-views"

let field: Field
beforeAll(async () => {
  field = await openField({ cells: [] })
})
afterAll(() => field.close())

const save = (name: string, query: string, person = field.coordinator, page = "board") =>
  transact(field.db, (tx) => saveView(tx, person, { page, name, query }))
const list = (person = field.coordinator, page = "board") => listViews(field.db, person, page)

it("keeps views by name, one person's own and one page's own", async () => {
  await save("Б", "state=open")
  await save("А", "state=full")
  await save("А", "state=over")
  await save("А", "region=a", field.supervisor)
  await save("А", "region=b", field.coordinator, "other")
  expect((await list()).map(({ name, query }) => [name, query])).toEqual([
    ["А", "state=over"],
    ["Б", "state=open"],
  ])
  expect((await list(field.supervisor)).map(({ query }) => query)).toEqual(["region=a"])
})

it("lets nobody delete another person's view", async () => {
  const [view] = await list()
  const remove = (person = field.coordinator) => transact(field.db, (tx) => deleteView(tx, person, view?.id ?? ""))
  await expect(remove(field.supervisor)).rejects.toMatchObject({ code: "not_found" })
  expect(await list()).toContainEqual(view)
  await remove()
  expect(await list()).not.toContainEqual(view)
  await expect(remove()).rejects.toMatchObject({ code: "not_found" })
})
