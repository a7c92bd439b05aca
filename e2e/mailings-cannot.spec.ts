// What others cannot do with mailings, and a regional coordinator beyond their regions.
import { expect, test } from "@playwright/test"
import { transact } from "@/db/client"
import { createMailing } from "@/db/queries/mailings"
import { MailingPlan } from "@/lib/mailing/plan"
import { actionOf, expectForbidden, ownWave, sendAgain } from "./desk"
import { addMailed } from "./mailing"
import { become, database, type Name } from "./people"
import { world } from "./world"

const PLAN = MailingPlan.parse({
  templates: { kk: { subject: "Тақырып", body: "{link} {unsubscribe}" } },
  from: "2026-01-01",
})

async function mailing(waveId: string, name: string, regions: string[]): Promise<string> {
  const { seeded } = world()
  const id = seeded.personIds[seeded.people.coordinator.email] ?? ""
  const draft = { name, channel: "email" as const, after: null, plan: { ...PLAN, regions } }
  return transact(database(), (tx) => createMailing(tx, { kind: "person", id }, waveId, draft, new Date()))
}

test("nobody but coordinators opens mailings, nobody but administrators the gateways", async ({ page, context }) => {
  const wave = await ownWave("Хат: бөтен", { open: false })
  const id = await mailing(wave.id, "Бөтен", [])
  for (const name of ["interviewer", "supervisor", "analyst", "admin"] satisfies Name[]) {
    await become(context, name)
    for (const part of ["", "/new", `/${id}`, `/${id}/edit`])
      await expectForbidden(page, `/coordinator/wave/${wave.id}/mailings${part}`)
  }
  for (const name of ["interviewer", "supervisor", "analyst", "coordinator"] satisfies Name[]) {
    await become(context, name)
    await expectForbidden(page, "/admin/gateways")
  }
})

test("a regional coordinator writes to people of their regions only", async ({ page, context, browser }) => {
  const wave = await ownWave("Хат: өңір")
  await addMailed(wave, { region: "atyrau", service: "L14", language: "kk" }, "here@region.test")
  await addMailed(wave, { region: "akmola", service: "L14", language: "kk" }, "there@region.test")
  const [all, theirs] = [await mailing(wave.id, "Барлығына", []), await mailing(wave.id, "Ақмолаға", ["akmola"])]
  const list = `/coordinator/wave/${wave.id}/mailings`
  await become(context, "regionalCoordinator")
  await page.goto(list)
  await expect(page.getByRole("link", { name: "Барлығына" })).toBeVisible()
  await expect(page.getByText("Ақмолаға")).toHaveCount(0)
  expect((await page.goto(`${list}/${theirs}`))?.status()).toBe(404)
  await page.goto(`${list}/${all}`)
  await expect(
    page.getByText("Бұл хат тарату Сіздің өңірлеріңізден тыс жерге де арналған", { exact: false }),
  ).toBeVisible()
  await expect(page.getByRole("button", { name: "Бастау" })).toHaveCount(0)
  await expectForbidden(page, `${list}/${all}/edit`)

  await page.goto(`${list}/new`)
  await page.getByLabel("Атауы").fill("Атырауға")
  await expect(page.getByRole("group", { name: /өңір/i }).getByRole("checkbox")).toHaveCount(1)
  await page.getByRole("checkbox", { name: "Атырау облысы" }).uncheck()
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByText("Кемінде бір өңірді таңдаңыз.")).toBeVisible()
  await page.getByRole("checkbox", { name: "Атырау облысы" }).check()
  await page.getByRole("button", { name: "Кімге баратынын санау" }).click()
  await expect(page.getByText("Қазір хат алатын адам саны: 1")).toBeVisible()

  // The national coordinator's own actions, sent again by somebody of one region.
  const national = await browser.newContext({ baseURL: world().url })
  await become(national, "coordinator")
  const desk = await national.newPage()
  await desk.goto(`${list}/${theirs}`)
  await desk.getByRole("button", { name: "Аяқтау" }).click()
  const confirm = () => desk.getByRole("alertdialog").getByRole("button", { name: "Аяқтау" }).click()
  expect(await sendAgain(context, await actionOf(desk, confirm))).toContain("not_allowed")
  await desk.goto(`${list}/new`)
  await desk.getByLabel("Атауы").fill("Бәріне")
  const saving = await actionOf(desk, () => desk.getByRole("button", { name: "Сақтау" }).click())
  expect(await sendAgain(context, saving)).toContain("not_allowed")
})
