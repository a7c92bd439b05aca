// A coordinator lifts a hold in writing; a coordinator of some regions, a supervisor and others cannot.
import { expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { transact } from "@/db/client"
import { SYSTEM } from "@/db/queries/audit"
import { drawingOf } from "@/db/queries/draw"
import { hold } from "@/db/queries/holds"
import { holds } from "@/db/schema"
import type { Person } from "@/lib/permission"
import { expectAccessible } from "./axe"
import { checkOf, completeNext, openSeed, standingOf } from "./checking"
import { actionOf, CALLBACKS, expectFits, expectForbidden, keepFor, ownInterviewer, ownWave, sendAgain } from "./desk"
import { become, database, type Name } from "./people"
import { world } from "./world"

const REGION = "almaty_region"
const PLACE = { region: REGION, service: "C24", language: "kk" }
const WORDS = "Жазбаларды тыңдадық, интервьюер қайта оқытылды."

type Held = Readonly<{ interviewer: Person; waveId: string; path: string }>

/** An interviewer with two interviews, both to be checked, whom the checks put on hold; one case is left to call. */
async function held(name: string): Promise<Held> {
  const wave = await ownWave(name, { places: [PLACE, PLACE, PLACE], policy: CALLBACKS })
  const interviewer = await ownInterviewer("supervisor", REGION)
  await keepFor(interviewer, wave.id)
  const interviewId = await completeNext(interviewer)
  const { id: verificationId } = await checkOf(interviewId)
  await completeNext(interviewer)
  const waveId = (await standingOf(interviewId))?.waveId ?? ""
  const exceeding = { hits: 4, of: 6, lower: 0.2228, limit: 0.05 }
  const reasons = [
    { kind: "fabricated", count: 1 },
    { kind: "discrepancies", verify: 1, ...exceeding },
    { kind: "unreachable", ...exceeding, limit: 0.2 },
  ] as const
  await transact(database(), async (tx) => {
    const drawing = await drawingOf(tx, waveId, openSeed)
    await hold(tx, SYSTEM, drawing, interviewer.id, { verificationId, reasons }, new Date())
  })
  return { interviewer, waveId, path: `/coordinator/wave/${waveId}/holds` }
}

const holdOf = async (waveId: string) =>
  (await database().select().from(holds).where(eq(holds.waveId, waveId))).map(({ lifting }) => lifting)
const words = (page: Page) => page.getByLabel("Сіздің шешіміңіз")
const press = (page: Page) => page.getByRole("button", { name: "Тоқтата тұруды алып тастау" }).click()

async function expectEverywhere(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.setViewportSize({ width: 1366, height: 768 })
}

test("a coordinator lifts a hold in writing, and the interviewer gets cases again", async ({
  page,
  context,
  browser,
}) => {
  const { interviewer, waveId, path } = await held("Тоқтату")
  const theirs = await browser.newContext({ baseURL: world().url })
  await become(theirs, interviewer)
  const console = await theirs.newPage()
  await console.goto("/interviewer")
  await console.getByRole("button", { name: /Enter/ }).click()
  await expect(console.getByText("Жұмысыңыз әзірге тоқтатыла тұрды")).toBeVisible()

  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${waveId}`)
  await page.getByRole("link", { name: "Тоқтата тұру" }).click()
  await expect(page).toHaveURL(path)
  const item = page.getByRole("list", { name: "Жұмысы тоқтатыла тұрған интервьюерлер" }).locator("> li")
  await expect(item.getByRole("heading", { name: interviewer.name })).toBeVisible()
  await expect(item).toContainText("Жалған толтырылған сұхбат: 1")
  await expect(item).toContainText("Фактілер: тексеруде 6 сұхбаттың 4 сұхбатында айырмашылық шықты")
  await expect(item).toContainText("6 респонденттің 4 респондентімен байланысу мүмкін болмады")
  await expect(item).toContainText("Аяқталмаған тексеру саны: 2")
  await words(page).fill("   жарайды   ")
  await press(page)
  await expect(page.getByText("кемінде 10 таңбамен жазыңыз")).toBeVisible()
  expect(await holdOf(waveId)).toEqual([null])
  await expectEverywhere(page)
  await words(page).fill(WORDS)
  await press(page)
  await expect(item.getByText("Алып тасталды", { exact: true })).toBeVisible()
  await expect(item).toContainText(WORDS)
  await expect(item).toContainText("Шешім қабылдаған: Серік")
  await expect(words(page)).toHaveCount(0)
  await expectEverywhere(page)

  await console.reload()
  await console.getByRole("button", { name: /Enter/ }).click()
  await expect(console).toHaveURL(/\/interviewer\/case\//)
  await theirs.close()
})

test("two coordinators decide at once: the second is told, and keeps what was written", async ({ page, context }) => {
  const { waveId, path } = await held("Екеуі бірден")
  await become(context, "coordinator")
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(path)
    await words(tab).fill(tab === page ? WORDS : "Басқа шешім қабылданды.")
  }
  await press(page)
  await expect(page.getByText("Алып тасталды", { exact: true })).toBeVisible()
  await press(other)
  await expect(other.getByText("біреу алып тастап қойған")).toBeVisible()
  await expect(words(other)).toHaveValue("Басқа шешім қабылданды.")
  expect(await holdOf(waveId)).toEqual([WORDS])
})

test("a wave without holds says so", async ({ page, context }) => {
  const wave = await ownWave("Бос", { open: false })
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/holds`)
  await expect(page.getByText("Бұл кезеңде ешкімнің жұмысы тоқтатылған жоқ.")).toBeVisible()
})

test("nobody else lifts it", async ({ page, context, browser }) => {
  const { waveId, path } = await held("Кім алып тастайды")
  await become(context, "coordinator")
  await page.goto(path)
  await words(page).fill(WORDS)
  // The request is kept for the others and never arrives: the hold stays as it is.
  await page.route("**/holds", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()))
  const lifting = await actionOf(page, () => press(page))
  await expect(page.getByText("Сервер уақытша қолжетімсіз")).toBeVisible()
  await expect(words(page)).toHaveValue(WORDS)
  const theirs = await browser.newContext({ baseURL: world().url })
  const tab = await theirs.newPage()
  for (const name of ["interviewer", "supervisor", "analyst", "admin"] satisfies Name[]) {
    await become(theirs, name)
    await expectForbidden(tab, path)
    expect(await sendAgain(theirs, lifting), name).toContain("not_allowed")
  }
  await become(theirs, "regionalCoordinator")
  await tab.goto(path)
  await expect(tab.getByText("республикалық үйлестіруші алып тастайды")).toBeVisible()
  await expect(tab.getByText("Сіздің өңірлеріңізде жұмыс істегендердің ешқайсысының")).toBeVisible()
  await expect(words(tab)).toHaveCount(0)
  expect(await sendAgain(theirs, lifting)).toContain("not_allowed")
  expect(await holdOf(waveId)).toEqual([null])
  expect(await sendAgain(context, lifting)).not.toContain("not_allowed")
  expect(await holdOf(waveId)).toEqual([WORDS])
  await theirs.close()
})
