// A supervisor's callback, as it goes at the desk.
import { expect, type Page } from "@playwright/test"
import { and, eq, isNull } from "drizzle-orm"
import { interviews, verifications } from "@/db/schema"
import type { Answers } from "@/lib/questionnaire/definition"
import { database } from "./people"

/** What the respondent says on the phone: codes by question of the callback form. */
type Said = Readonly<Record<string, string>>

export const NEVER_HELD: Said = { v_took_place: "no", v_service: "yes" }
export const HELD_ONLINE: Said = {
  v_took_place: "yes",
  v_person: "self",
  v_service: "yes",
  v_when: "within_3_days",
  v_mode: "online",
}
export const HELD_BY_PHONE: Said = {
  ...HELD_ONLINE,
  ...{ v_mode: "phone", v_read_out: "yes", v_polite: "yes", v_pressure: "no" },
}
/** A repeat interview comes at a good moment. */
export const HEARD_AGAIN: Said = { v_moment: "yes", v_took_place: "yes", v_person: "self", v_service: "yes" }

/** The open checks of a wave with what the interviews said first. */
export const openChecksOf = (waveId: string) =>
  database()
    .select({ id: verifications.id, mode: interviews.mode, answers: interviews.answers })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .where(and(eq(verifications.waveId, waveId), isNull(verifications.finding)))

/** Opens a check and makes it one's own, unless it was handed out already: whoever looks at a queue has it spread. */
export async function takeCheck(page: Page, id: string): Promise<void> {
  await page.goto(`/supervisor/verification/${id}`)
  const start = page.getByRole("button", { name: "Тексеруді бастау" })
  const call = page.getByRole("link", { name: /Қоңырау шалу: \+7/ })
  await expect(start.or(call).first()).toBeVisible()
  if (await start.isVisible()) await start.click()
  await expect(call).toHaveAttribute("href", /^tel:\+7700/)
}

/** Takes the check and codes that the respondent was reached. */
export async function beginCheck(page: Page, id: string): Promise<void> {
  await takeCheck(page, id)
  await page.getByRole("button", { name: "Байланыс орнады" }).click()
  await expect(page.getByRole("heading", { name: /2\. Алғашқы жауаптарды көрмей/ })).toBeVisible()
}

/** Fills in the blind part; whatever is asked again is answered as the first time. */
export async function answerCheck(page: Page, said: Said, first: Answers): Promise<void> {
  for (const [name, value] of Object.entries(said))
    await page.locator(`[data-name="${name}"] input[value="${value}"]`).check()
  const minutes = page.locator('[data-name="v_minutes"] input[type="text"]')
  if ((await minutes.count()) > 0) await minutes.fill("1")
  const again = page.locator('[data-part="again"] [data-name]')
  if (said.v_took_place === "yes") await expect(again.first()).toBeVisible()
  for (let n = 0; n < (await again.count()); n++) {
    const row = again.nth(n)
    const value = first[(await row.getAttribute("data-name")) ?? ""]
    if (typeof value === "string") await row.locator(`input[value="${value}"]`).check()
  }
  await page.getByRole("button", { name: "Сақтау және салыстыру" }).click()
}

/** Decides as the comparison proposes. */
export async function decideAsProposed(page: Page, finding: string): Promise<void> {
  await expect(page.getByText(`Ұсынылады: ${finding}`)).toBeVisible()
  await page.getByRole("button", { name: "Не болатынын көру" }).click()
  await page.getByRole("button", { name: "Шешімді растау" }).click()
  await expect(page.getByRole("heading", { name: "Шешім қабылданды" })).toBeVisible()
}
