// Whoever tries links that nobody gave them: told to wait, and from then on not told which of them are somebody's.
import { readFileSync } from "node:fs"
import { type APIRequestContext, expect, test } from "@playwright/test"
import { newToken } from "@/adapters/vault/token"
import { LIMITS } from "@/lib/abuse/limit"
import { inRoot } from "@/scripts/parts/root"
import { LICENCE, ownWave } from "./own-wave"

const LOG = inRoot("node_modules/.cache/saual-tests/e2e-server.log")

/** A device of its own, so that nobody else has to wait. */
const newDevice = () => ({ "user-agent": `guessing ${Math.random()}`, "accept-language": "kk" })

type Device = ReturnType<typeof newDevice>

async function guess(request: APIRequestContext, headers: Device, times: number): Promise<number[]> {
  const ways = ["/r/{}", "/r/{}/about", "/r/{}/transcript", "/r/invite/{}", "/r/open/{}"]
  const paths = Array.from({ length: times }, (_, n) => (ways[n % ways.length] ?? "").replace("{}", newToken()))
  const statuses: number[] = []
  for (const path of paths) statuses.push((await request.get(path, { headers })).status())
  return statuses
}

test("after too many links that are nobody's, one that is somebody's is answered the same", async ({ request }) => {
  const wave = await ownWave("Сілтеме табу")
  const link = await wave.link(LICENCE)
  const headers = newDevice()
  const statuses = await guess(request, headers, LIMITS.unknownDevice.most)
  expect(new Set(statuses)).toEqual(new Set([404]))
  expect((await request.get(link, { headers })).status()).toBe(200)
  expect(await guess(request, headers, 1)).toEqual([429])

  const [known, unknown] = [await request.get(link, { headers }), await request.get(`/r/${newToken()}`, { headers })]
  expect([known.status(), unknown.status()]).toEqual([429, 429])
  expect(await known.text()).toBe(await unknown.text())
  expect(await known.text()).toContain("Осы желіден тым көп сұрау келді")
  expect(Number(known.headers()["retry-after"])).toBeGreaterThanOrEqual(60)
  const events = { data: { events: [{}] }, headers }
  const sent = await Promise.all([link, `/r/${newToken()}`].map((to) => request.post(`${to}/events`, events)))
  expect(sent.map((answer) => answer.status())).toEqual([429, 429])
  expect(await sent[0]?.text()).toBe(await sent[1]?.text())

  const typed = await request.post(link, { form: { ":go": "start", comment: "жазғаным" }, headers })
  const again = await typed.text()
  expect(again).toContain('name="comment" value="жазғаным"')
  expect(again).toMatch(/\d+ минуттан кейін қайталаңыз/)
  expect((await request.get(link, { headers: newDevice() })).status()).toBe(200)
})

test("what cannot be a link, what nobody has and what is another thing's are the same page", async ({ request }) => {
  const wave = await ownWave("Бөтен сілтеме")
  const token = (await wave.link(LICENCE)).replace("/r/", "")
  const headers = newDevice()
  const paths = ["/r/x", `/r/${newToken()}`, `/r/invite/${token}`, `/r/open/${token}`, `/r/unsubscribe/${token}`]
  const answers = await Promise.all(paths.map((path) => request.get(path, { headers })))
  expect(answers.map((answer) => answer.status())).toEqual(paths.map(() => 404))
  const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()))
  for (const other of others) expect(other).toBe(first)
})

test("neither links nor what was typed stand in the log", async ({ request }) => {
  const wave = await ownWave("Журнал")
  const link = await wave.link(LICENCE)
  const token = link.replace("/r/", "")
  const headers = newDevice()
  const [phone, words] = [`7701${Date.now() % 10_000_000}`, `сөз${Date.now()}`]
  await request.post(link, { form: { ":go": "start" }, headers })
  const form = { ":go": "next", ":page": "screening", ":shown": "consent", consent: `${words}\u0000${phone}` }
  await request.post(link, { form, headers })
  await request.get(`${link}/nothing?phone=${phone}&words=${words}`, { headers })
  await request.post(`${link}/events`, { data: `{"${words}":`, headers: { ...headers, "content-type": "text/plain" } })
  await request.post(`/r/invite/${token}`, { form: { phone, ":base": words }, headers })
  await request.post("/r/resume", { form: { code: phone }, headers })
  const log = readFileSync(LOG, "utf8")
  for (const secret of [token, phone, words]) expect(log).not.toContain(secret)
})
