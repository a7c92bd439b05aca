// The online form in a WebView that gets no more updates: what came to browsers after 2017 is taken away before any
// script runs. Layout is another matter; styles that old browsers do not know are left out by the build (chrome60).
import { expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { findLatestInterview } from "@/db/queries/respondent"
import { links } from "@/db/schema"
import { fillToEnd, next, ONLINE } from "./form"
import { AMBULANCE, type OwnWave, ownWave } from "./own-wave"
import { database } from "./people"

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Ескі телефон")
})

/** As Chromium 60 was, and with storage shut as in a private window where `storage` is false. */
const age = (page: Page, storage: boolean) =>
  page.addInitScript((hasStorage) => {
    const gone: [object, string[]][] = [
      [Array.prototype, ["flat", "flatMap", "at", "findLast", "findLastIndex", "toSorted", "toReversed", "with"]],
      [Object, ["fromEntries", "groupBy", "hasOwn"]],
      [String.prototype, ["matchAll", "replaceAll", "at", "trimStart", "trimEnd"]],
      [Promise, ["allSettled", "any", "withResolvers"]],
      [Promise.prototype, ["finally"]],
      [Element.prototype, ["replaceChildren", "checkVisibility"]],
      [crypto, ["randomUUID"]],
      [Crypto.prototype, ["randomUUID"]],
      [Navigator.prototype, ["locks", "connection"]],
      [
        window,
        ["queueMicrotask", "structuredClone", "AbortController", "ResizeObserver", "indexedDB", "requestIdleCallback"],
      ],
    ]
    for (const [from, names] of gone) for (const name of names) delete (from as Record<string, unknown>)[name]
    if (hasStorage) return
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError")
      },
    })
  }, storage)

for (const storage of [true, false]) {
  test(`each answer is saved at once, and the end is reached: ${storage ? "with" : "without"} storage`, async ({
    page,
  }) => {
    const broken: string[] = []
    page.on("pageerror", (error) => broken.push(error.message))
    await age(page, storage)
    const link = await wave.link(AMBULANCE)
    await page.goto(`${link}?lang=kk`)
    await next(page)
    await page.locator('#q-consent input[value="yes"]').check()
    await expect(page.locator("#status")).toHaveText("Жауаптар сақталды")
    await fillToEnd(page, ONLINE)
    await expect(page.locator("h1")).toHaveText("Сауалнама толтырылды")
    const [row] = await database()
      .select()
      .from(links)
      .where(eq(links.tokenHash, hashToken(link.replace("/r/", ""))))
    expect(await findLatestInterview(database(), row?.caseId ?? "")).toMatchObject({ status: "complete" })
    expect(broken).toEqual([])
  })
}

test("files never change under their name, and nothing but the page, its style and its script is asked for", async ({
  page,
  request,
}) => {
  const asked: string[] = []
  page.on("request", (one) => asked.push(new URL(one.url()).pathname))
  await page.setExtraHTTPHeaders({ "Save-Data": "on" })
  const link = await wave.link(AMBULANCE)
  await page.goto(link)
  await page.waitForLoadState("networkidle")
  const files = asked.filter((path) => path !== link)
  expect(files).toHaveLength(2)
  for (const file of files) {
    expect(file).toMatch(/^\/assets\/respondent-[0-9a-f]{12}\.(css|js)$/)
    const answer = await request.get(file)
    expect(answer.headers()["cache-control"]).toBe("public, max-age=31536000, immutable")
  }
})
