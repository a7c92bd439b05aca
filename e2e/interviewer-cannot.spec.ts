// What an interviewer, and whoever is none, cannot do in the phone room.
import { randomUUID } from "node:crypto"
import { expect, test } from "@playwright/test"
import { v7 } from "uuid"
import { comeToWork, interviewsOf, startAsking } from "./interviewing"
import { become, type Name } from "./people"
import { world } from "./world"

const event = () => ({ kind: "note", id: v7(), at: new Date().toISOString(), seq: 1, value: "x" })

test("another's case opens for nobody, and takes no answers", async ({ page, context, browser }) => {
  await comeToWork(context, "outsiderInterviewer")
  const caseId = await startAsking(page)
  const [interview] = await interviewsOf(caseId)
  for (const name of ["secondInterviewer", "coordinator", "supervisor", "admin"] satisfies Name[]) {
    const other = await browser.newContext({ baseURL: world().url })
    await become(other, name)
    const opened = await other.newPage()
    const answer = await opened.goto(`/interviewer/case/${caseId}`)
    expect(answer?.status(), name).toBe(403)
    await expect(opened.locator("a[href^='tel:']")).toHaveCount(0)
    const headers = { Origin: world().url }
    const beat = await other.request.post(`/interviewer/heartbeat/${caseId}`, { headers, data: {} })
    if (name === "secondInterviewer") expect(await beat.json()).toEqual({ kept: false })
    else expect(beat.status()).toBe(403)
    const data = { events: [event()] }
    const sent = await other.request.post(`/interviewer/events/${interview?.id}`, { headers, data })
    expect(sent.status(), name).toBe(name === "secondInterviewer" ? 409 : 403)
    await other.close()
  }
})

test("an interviewer's way back from another's case", async ({ page, context }) => {
  await comeToWork(context, "outsiderInterviewer")
  const caseId = await startAsking(page)
  await become(context, "secondInterviewer")
  await page.goto(`/interviewer/case/${caseId}`)
  await expect(page.getByRole("heading", { name: "Бұл карточка Сізде емес" })).toBeVisible()
  await page.getByRole("link", { name: "Қоңырауларыма" }).click()
  await expect(page.getByRole("heading", { name: "Менің қоңырауларым" })).toBeVisible()
})

for (const path of ["/supervisor", "/coordinator", "/admin"]) {
  test(`an interviewer cannot open ${path}`, async ({ page, context }) => {
    await become(context, "interviewer")
    expect((await page.goto(path))?.status()).toBe(403)
  })
}

for (const name of ["supervisor", "coordinator", "analyst", "admin"] satisfies Name[]) {
  test(`a ${name} takes no cases`, async ({ page, context }) => {
    await become(context, name)
    expect((await page.goto("/interviewer"))?.status()).toBe(403)
  })
}

test("nobody signed in: the sign-in page, and no case by a guessed address", async ({ page, context }) => {
  await page.goto("/interviewer")
  await expect(page).toHaveURL(/\/sign-in/)
  await become(context, "interviewer")
  expect((await page.goto(`/interviewer/case/${randomUUID()}`))?.status()).toBe(404)
  expect((await page.goto("/interviewer/case/none"))?.status()).toBe(404)
})
