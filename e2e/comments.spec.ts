// A question about one answer: the supervisor asks, the interviewer replies, the supervisor closes it; and who cannot.
import { expect, type Page, test } from "@playwright/test"
import { caseNumber } from "@/lib/sample/case-number"
import type { VerificationPolicy } from "@/lib/study/settings"
import { expectAccessible } from "./axe"
import { checkOf, completeNext } from "./checking"
import { actionOf, CALLBACKS, expectFits, expectForbidden, keepFor, ownInterviewer, ownWave, sendAgain } from "./desk"
import { become } from "./people"
import { world } from "./world"

/** One after the other: each finds the case of its own wave. */
test.describe.configure({ mode: "serial" })

/** Chance draws next to nobody: a comment must not wait for a check. */
const UNDRAWN = { share: 1e-9, firstWeek: { days: 1, checks: 0 } }
const ASKED = "Неге бұл жауапты таңдадыңыз?"
const REPLY = "Респондент солай айтты, екі рет сұрадым."

const PLACES = [{ region: "kyzylorda", service: "C24", language: "ru" }]
const send = (page: Page, words: string, button: string) => async () => {
  await page.getByLabel(button === "Жіберу" ? "Түсініктемеңіз" : "Жауабыңыз").fill(words)
  await page.getByRole("button", { name: button }).click()
}

async function completed(wave: string, policy: Partial<VerificationPolicy>) {
  const { id: waveId } = await ownWave(wave, { places: PLACES, policy })
  const interviewer = await ownInterviewer("supervisor", "kyzylorda", ["ru"])
  await keepFor(interviewer, waveId)
  return { interviewer, id: await completeNext(interviewer) }
}

test("an answer is asked about, explained and settled", async ({ page, context, browser }) => {
  test.setTimeout(120_000)
  const { interviewer, id } = await completed("Түсініктемелер", UNDRAWN)
  const path = `/supervisor/interview/${id}`
  await become(context, "supervisor")
  await page.goto(path)
  const line = page.getByRole("listitem").filter({ hasText: "Жынысыңыз" })
  await line.getByRole("button", { name: /^Сұраққа түсініктеме: Жынысыңыз/ }).click()
  await send(page, "Оған +7 701 234 56 78 нөмірінен қоңырау шалдыңыз ба?", "Жіберу")()
  await expect(page.getByText("Бұл телефон нөміріне", { exact: false })).toBeVisible()
  await expect(page.getByLabel("Түсініктемеңіз")).toHaveValue(/701/)
  const asking = await actionOf(page, send(page, ASKED, "Жіберу"))
  await expect(line.getByText(ASKED)).toBeVisible()
  await expect(line.getByText("Интервьюердің жауабын күтуде")).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)

  const theirs = await browser.newContext({ baseURL: world().url })
  await become(theirs, interviewer)
  const home = await theirs.newPage()
  await home.goto("/interviewer")
  await expect(home.getByText(ASKED)).toBeVisible()
  await expect(home.getByText("Сіздің жауабыңызды күтуде")).toBeVisible()
  await expect(home.getByRole("button", { name: "Түсініктемені жабу" })).toHaveCount(0)
  await expectAccessible(home)
  const replying = await actionOf(home, send(home, REPLY, "Жауап беру"))
  await expect(home.getByText("Жауабыңыз супервайзерде")).toBeVisible()

  await page.goto("/supervisor/interview")
  await expectAccessible(page)
  const open = page.getByRole("listitem").filter({ hasText: REPLY })
  await expect(open.getByText("Жауап берілді, супервайзерді күтуде")).toBeVisible()
  await open.getByRole("link", { name: caseNumber(id) }).click()
  await expect(page).toHaveURL(path)
  const closing = await actionOf(page, () => page.getByRole("button", { name: "Түсініктемені жабу" }).click())
  await expect(line.getByText(/ жабылды$/)).toBeVisible()
  await expect(line.getByLabel("Жауабыңыз")).toHaveCount(0)
  await home.reload()
  await expect(home.getByText(ASKED)).toHaveCount(0)

  // Settled is settled; and nobody else asks, replies or closes.
  expect(await sendAgain(theirs, replying)).toContain("comment_closed")
  for (const name of ["interviewer", "analyst", "admin", "outsiderSupervisor"] as const) {
    await become(theirs, name)
    for (const sent of [asking, replying, closing])
      expect(await sendAgain(theirs, sent), name).toMatch(/not_allowed|not_found/)
    if (name !== "outsiderSupervisor") await expectForbidden(home, path)
    else expect((await home.goto(path))?.status()).toBe(404)
  }
  await theirs.close()
})

test("an interview that waits for its check can be neither read nor asked about", async ({ page, context }) => {
  const { id } = await completed("Тексеруді күту", CALLBACKS)
  await checkOf(id)
  await become(context, "supervisor")
  await page.goto(`/supervisor/interview/${id}`)
  await expect(page.getByText("Бұл сұхбат тексеруді күтіп тұр")).toBeVisible()
  await expect(page.getByText("Жынысыңыз")).toHaveCount(0)
  await expect(page.getByRole("button", { name: /түсініктеме/i })).toHaveCount(0)
  await expectAccessible(page)
})
