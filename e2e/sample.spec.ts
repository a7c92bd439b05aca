// The sample and its weights: who may see what of them.
import { expect, test } from "@playwright/test"
import { expectForbidden, ownWave } from "./desk"
import { become, type Name } from "./people"
import { world } from "./world"

test("weights are the national coordinator's; a regional one sees own interviews and targets", async ({
  page,
  context,
}) => {
  const wave = await ownWave("Іріктеме", { open: false })
  const path = `/coordinator/wave/${wave.id}/sample`
  const file = new URL(`${path}/weights.csv`, world().url).href
  await become(context, "coordinator")
  await page.goto(path)
  await expect(page.getByText("Есепке алынған сұхбат әлі жоқ, салыстыратын ештеңе жоқ.")).toBeVisible()
  expect((await context.request.get(file)).status()).toBe(200)
  await become(context, "regionalCoordinator")
  await page.goto(path)
  await expect(page.getByText(/Салмақтар бүкіл кезеңге есептеледі/)).toBeVisible()
  expect((await context.request.get(file)).status()).toBe(403)
  for (const name of ["interviewer", "supervisor", "analyst", "admin"] satisfies Name[]) {
    await become(context, name)
    await expectForbidden(page, path)
    expect((await context.request.get(file)).status()).toBe(403)
  }
})
