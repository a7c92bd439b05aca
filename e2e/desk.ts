// What the desks' tests prepare for themselves, so that they do not stand in each other's way.

import { type BrowserContext, expect, type Page, type Request } from "@playwright/test"
import { and, eq } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { SYSTEM } from "@/db/queries/audit"
import { takeNextCase } from "@/db/queries/cases"
import { createPerson, findPerson } from "@/db/queries/people"
import { cases } from "@/db/schema"
import type { Person } from "@/lib/permission"
import type { VerificationPolicy } from "@/lib/study/settings"
import { addInvented, addWave, type Place, type SeededWave } from "@/scripts/parts/seeding"
import { ANY_HOUR } from "./calling"
import { database, type Name } from "./people"
import { world } from "./world"

type Wanted = Readonly<{
  study?: string
  open?: boolean
  places?: readonly Place[]
  policy?: Partial<VerificationPolicy>
}>

/** Field control with one kind of check alone, where chance would choose among three. */
export const CALLBACKS = { kinds: { callback: { share: 1, deadlineDays: 7 } } }
export const REPEATS = { kinds: { repeat: { share: 1, deadlineDays: 10 } } }

/** A wave of one's own; its contacts are invented. */
export async function ownWave(
  name: string,
  { study = "public-services", open = true, places = [], policy }: Wanted = {},
) {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  return transact(database(), async (tx): Promise<SeededWave> => {
    const wave = await addWave(tx, vault, study, {
      name,
      practice: false,
      open,
      calling: ANY_HOUR,
      ...(policy && { policy }),
    })
    await addInvented(tx, vault, wave, places)
    return wave
  })
}

/** An interviewer in the team of a named person, who works in one region only, and in every language unless some are named. */
export async function ownInterviewer(teamOf: Name, region: string, languages: string[] = []): Promise<Person> {
  const { seeded } = world()
  const row = await transact(database(), async (tx) => {
    const mate = await findPerson(tx, seeded.personIds[seeded.people[teamOf].email] ?? "")
    const email = `${newId()}@e2e.test`
    const person = { email, name: `Сұхбатшы ${region}`, role: "interviewer", languages, regions: [region] } as const
    return findPerson(tx, await createPerson(tx, SYSTEM, { ...person, teamId: mate?.teamId ?? null }, "-"))
  })
  if (!row) throw new Error("no interviewer was made")
  return row
}

/** Keeps the cases of a wave, or of a region of it, for one interviewer: specs that run side by side take none of each other's. */
export async function keepFor({ id: personId }: Pick<Person, "id">, waveId: string, region?: string): Promise<void> {
  const within = and(eq(cases.waveId, waveId), region === undefined ? undefined : eq(cases.region, region))
  await database().update(cases).set({ reservedFor: personId }).where(within)
}

/** Gives the interviewer their next case; its id. */
export async function takeCaseFor(person: Person): Promise<string> {
  const id = await transact(database(), (tx) => takeNextCase(tx, person, new Date()))
  if (!id) throw new Error("there is nobody to call")
  return id
}

/** Does something on a page and gives the server action that it sent. */
export async function actionOf(page: Page, doing: () => Promise<void>): Promise<Request> {
  const [request] = await Promise.all([
    // Those without arguments are the page's own questions, asked whenever something is told to it.
    page.waitForRequest(
      (sent) => sent.method() === "POST" && "next-action" in sent.headers() && sent.postData() !== "[]",
    ),
    doing(),
  ])
  return request
}

/** Sends the same action as whoever is signed in in another context; the answer's text. */
export async function sendAgain(context: BrowserContext, request: Request): Promise<string> {
  const { cookie: _cookie, "content-length": _length, ...headers } = await request.allHeaders()
  const sendable = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")))
  const answer = await context.request.post(request.url(), { headers: sendable, data: request.postDataBuffer() ?? "" })
  return answer.text()
}

/** The 403 page, in status and in words. */
export async function expectForbidden(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(403)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Рұқсат жоқ")
}

/** Nothing on the page sticks out of a phone's screen. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}
