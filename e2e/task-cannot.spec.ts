// What nobody can do: see how far another person's task is.
import { expect, test } from "@playwright/test"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { addTask } from "@/db/queries/tasks"
import { become, database, type Name } from "./people"
import { world } from "./world"

test("a task is its own person's alone", async ({ context }) => {
  const { seeded } = world()
  const personId = seeded.personIds[seeded.people.coordinator.email] ?? ""
  const id = await transact(database(), (tx) => addTask(tx, { kind: "test", personId, waveId: null }, new Date()))
  const asked = (which: string) => context.request.get(`/api/task/${which}`)
  expect((await asked(id)).status()).toBe(401)
  for (const name of ["interviewer", "supervisor", "analyst", "admin", "regionalCoordinator"] satisfies Name[]) {
    await become(context, name)
    expect((await asked(id)).status()).toBe(404)
  }
  await become(context, "coordinator")
  expect(await (await asked(id)).json()).toMatchObject({ id, state: "running", done: 0, total: null, result: null })
  for (const none of [newId(), "x"]) expect((await asked(none)).status()).toBe(404)
})
