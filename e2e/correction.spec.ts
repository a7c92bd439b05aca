// What was released is found to be untrue: the void, the proposal, the correction, and both releases before everybody.

import { expect, test } from "@playwright/test"
import { and, eq, isNull, notExists, sql } from "drizzle-orm"
import { transact } from "@/db/client"
import { drawingOf } from "@/db/queries/drawing"
import { addRisk } from "@/db/queries/put-up"
import { interviews, verifications } from "@/db/schema"
import { addInvented, addWave, type SeededWave } from "@/scripts/parts/seeding"
import { expectAccessible } from "./axe"
import { answerCheck, beginCheck, decideAsProposed, NEVER_HELD } from "./callback"
import { ANY_HOUR } from "./calling"
import { completeNext, openSeed } from "./checking"
import { CALLBACKS, expectFits, keepFor, ownInterviewer } from "./desk"
import { become, database } from "./people"
import { checkAll, vault } from "./releasing"

const REGION = "mangystau"
const POLICY = { ...CALLBACKS, firstWeek: { days: 1, checks: 0 } }

/** A wave with a soft target and five interviews of one interviewer, checked as the draw has it. */
async function checkedWave(): Promise<SeededWave> {
  const place = { region: REGION, service: "C24" }
  const wave = await transact(database(), async (tx) => {
    const cells = [{ conditions: place, target: 5, hard: false }]
    const made = await addWave(tx, vault(), "public-services", {
      ...{ name: "Түзету", practice: false, open: true, cells },
      ...{ policy: POLICY, calling: ANY_HOUR },
    })
    await addInvented(tx, vault(), made, Array(5).fill({ ...place, language: "kk" }), 3_100_000)
    return made
  })
  const interviewer = await ownInterviewer("supervisor", REGION)
  await keepFor(interviewer, wave.id)
  for (let n = 0; n < 5; n++) await completeNext(interviewer)
  await checkAll(wave)
  return wave
}

/** An interview that chance has passed over is put up on suspicion; the check. */
async function suspect(waveId: string): Promise<string> {
  return transact(database(), async (tx) => {
    const checked = tx.select({ one: sql`1` }).from(verifications).where(eq(verifications.interviewId, interviews.id))
    const [one] = await tx
      .select({ id: interviews.id, stream: interviews.stream, position: interviews.position })
      .from(interviews)
      .where(and(eq(interviews.waveId, waveId), notExists(checked)))
      .limit(1)
    if (!one?.stream || !one.position) throw new Error("chance has drawn all of them")
    const work = { id: one.id, stream: one.stream, position: one.position }
    await addRisk(tx, await drawingOf(tx, waveId, openSeed), [work], "flags", new Date())
    const [check] = await tx
      .select({ id: verifications.id })
      .from(verifications)
      .where(and(eq(verifications.interviewId, one.id), isNull(verifications.finding)))
    return check?.id ?? ""
  })
}

test("a void after the release becomes a correction that both releases tell of", async ({ page, context }) => {
  const wave = await checkedWave()
  const gate = `/coordinator/wave/${wave.id}/release`
  await become(context, "coordinator")
  await page.goto(gate)
  await page.getByRole("button", { name: "Жариялау", exact: true }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Иә, жариялаймын" }).click()
  const first = page.getByRole("link", { name: /^1-жарияланым/ })
  await expect(first).toBeVisible()
  const old = (await first.getAttribute("href")) ?? ""
  await expect(page.getByRole("heading", { name: "1-жарияланымнан кейін" })).toHaveCount(0)

  const check = await suspect(wave.id)
  await become(context, "supervisor")
  await beginCheck(page, check)
  await answerCheck(page, NEVER_HELD, {})
  await decideAsProposed(page, "Жалған толтырылған")

  await checkAll(wave)
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}`)
  await expect(page.getByText("1-жарияланымға кірген 1 сұхбат", { exact: false })).toBeVisible()
  await page.getByRole("link", { name: "Түзетуші жарияланым жасау" }).click()
  await expect(page.getByText("Алаңды бақылау жарамсыз деп таныды: 1")).toBeVisible()
  await expectAccessible(page)
  const changes = page.getByLabel("Бұл жарияланым нені түзетеді")
  await expect(changes).toHaveValue(/Алаңды бақылау 1 сұхбатты жарамсыз деп таныды\./)
  await page.getByRole("button", { name: "Жариялау", exact: true }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Иә, жариялаймын" }).click()
  const second = page.getByRole("link", { name: /^2-жарияланым/ })
  await expect(second).toBeVisible({ timeout: 30_000 })
  const now = (await second.getAttribute("href")) ?? ""

  await context.clearCookies()
  await page.goto(old)
  await expect(page.getByText(/Бұл жарияланымды .* күнгі 2-жарияланым түзетті/)).toBeVisible()
  await page.goto(now)
  await expect(page.getByText(/1-жарияланымды түзетеді: Алаңды бақылау 1 сұхбатты/)).toBeVisible()
  await expect(page.locator("#changes").getByRole("table").first()).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
})
