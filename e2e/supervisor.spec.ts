// The supervisor's desk: their own team, and no other.
import { readFile } from "node:fs/promises"
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { readXlsx } from "hucre/xlsx"
import { cases } from "@/db/schema"
import type { Person } from "@/lib/permission"
import { caseNumber } from "@/lib/sample/case-number"
import { expectAccessible } from "./axe"
import { checkOf, completeNext, standingOf } from "./checking"
import { actionOf, expectFits, expectForbidden, keepFor, ownInterviewer, ownWave, sendAgain, takeCaseFor } from "./desk"
import { become, database } from "./people"

const place = (region: string) => ({ region, service: "C24", language: "kk" })
const holderOf = async (id: string) =>
  (await database().select({ leasedBy: cases.leasedBy }).from(cases).where(eq(cases.id, id)))[0]?.leasedBy

/** A completed and drawn interview of theirs: the number of its check, and the wave that it came from. */
async function checkedBy(interviewer: Person) {
  const interviewId = await completeNext(interviewer)
  return { ...(await checkOf(interviewId)), waveId: (await standingOf(interviewId))?.waveId ?? "" }
}

test("sees who has which case and releases one", async ({ page, context }) => {
  const wave = await ownWave("Топ", { places: [place("mangystau")] })
  const interviewer = await ownInterviewer("supervisor", "mangystau")
  await keepFor(interviewer, wave.id)
  const caseId = await takeCaseFor(interviewer)
  await become(context, "supervisor")
  await page.goto("/supervisor")
  const line = page.getByRole("row").filter({ hasText: caseNumber(caseId) })
  await expect(line).toContainText(interviewer.name)
  await expect(line).toContainText("Маңғыстау облысы")
  await expectAccessible(page)
  await line.getByRole("button", { name: "Босату" }).click()
  await expect(page.getByRole("alertdialog")).toContainText(caseNumber(caseId))
  await page.getByRole("button", { name: "Болдырмау" }).click()
  expect(await holderOf(caseId)).toBe(interviewer.id)
  await line.getByRole("button", { name: "Босату" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Босату" }).click()
  await expect(page.getByText(caseNumber(caseId))).toHaveCount(0)
  expect(await holderOf(caseId)).toBeNull()
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
})

test("follows an interviewer from the board to the card and the weekly sheet", async ({ page, context }) => {
  await ownWave("Тақта", { places: [place("west_kz")] })
  const interviewer = await ownInterviewer("supervisor", "west_kz")
  const { number, waveId } = await checkedBy(interviewer)
  await become(context, "supervisor")
  await page.goto(`/supervisor?wave=${waveId}`)
  const line = page.getByRole("listitem").filter({ hasText: interviewer.name })
  await expect(line.getByRole("img", { name: /қажетті 1 тексерудің 0 жасалды/ })).toBeVisible()
  await page.goto(`/supervisor/verification?interviewer=${interviewer.id}&whose=all`)
  await expect(page.getByRole("link", { name: number })).toBeVisible()
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2)
  await page.goto(`/supervisor?wave=${waveId}`)
  await line.getByRole("link", { name: interviewer.name }).click()
  await expect(page.getByRole("heading", { level: 1, name: interviewer.name })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.goto(`/supervisor/sheet?wave=${waveId}`)
  await expect(page.getByRole("row").filter({ hasText: interviewer.name })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Кесте (XLSX)" }).click(),
  ])
  const { sheets } = await readXlsx(await readFile(await file.path()))
  const row = sheets[0]?.rows.find(([name]) => name === interviewer.name)
  expect(row?.slice(1, 4)).toEqual([1, 1, 1])
})

test("cannot open another team's interviewer, nor put them on a sheet", async ({ page, context }) => {
  await ownWave("Бөтен топ", { places: [place("north_kz")] })
  const stranger = await ownInterviewer("outsiderSupervisor", "north_kz")
  const { waveId } = await checkedBy(stranger)
  await become(context, "supervisor")
  const answer = await page.goto(`/supervisor/interviewers/${stranger.id}`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByText(stranger.name)).toHaveCount(0)
  for (const path of [`/supervisor?wave=${waveId}`, `/supervisor/sheet?wave=${waveId}`]) {
    await page.goto(path)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await expect(page.getByText(stranger.name)).toHaveCount(0)
  }
})

test("cannot see or release another team's case", async ({ page, context, browser }) => {
  await ownWave("Екі топ", { places: [place("west_kz"), place("north_kz")] })
  const own = await takeCaseFor(await ownInterviewer("supervisor", "west_kz"))
  const other = await takeCaseFor(await ownInterviewer("outsiderSupervisor", "north_kz"))
  await become(context, "supervisor")
  await page.goto("/supervisor")
  await expect(page.getByText(caseNumber(own))).toBeVisible()
  await expect(page.getByText(caseNumber(other))).toHaveCount(0)
  const outsider = await browser.newContext({ baseURL: page.url() })
  await become(outsider, "outsiderSupervisor")
  const theirs = await outsider.newPage()
  await theirs.goto("/supervisor")
  await theirs
    .getByRole("row")
    .filter({ hasText: caseNumber(other) })
    .getByRole("button", { name: "Босату" })
    .click()
  await theirs.route("**/supervisor", (route) => route.abort())
  const release = await actionOf(theirs, () =>
    theirs.getByRole("alertdialog").getByRole("button", { name: "Босату" }).click(),
  )
  await expect(theirs.getByRole("alertdialog").getByRole("alert")).toBeVisible()
  expect(await sendAgain(context, release)).toContain("not_allowed")
  expect(await holderOf(other)).not.toBeNull()
  expect(await sendAgain(outsider, release)).not.toContain("not_allowed")
  expect(await holderOf(other)).toBeNull()
  await outsider.close()
})

test("cannot open other roles' pages", async ({ page, context }) => {
  await become(context, "supervisor")
  for (const path of ["/interviewer", "/coordinator", "/results", "/admin"]) await expectForbidden(page, path)
})

test("nobody else opens the team page", async ({ page, context }) => {
  for (const name of ["interviewer", "coordinator", "analyst", "admin"] as const) {
    await become(context, name)
    for (const path of ["/supervisor", "/supervisor/sheet"]) await expectForbidden(page, path)
    expect((await context.request.get("/supervisor/sheet/sheet.xlsx")).status()).toBe(403)
  }
})
