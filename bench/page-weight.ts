// What each page of the online form weighs on its first load: HTML, style and script as they come over the wire.
// `npm run bench -- page-weight`
import { loadStudy } from "@/adapters/study-package"
import { vaultOf } from "@/adapters/vault/vault"
import { databaseOf, transact } from "@/db/client"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { serve } from "../scripts/parts/serve"
import { reportFirstQuestion, withSurveyJs } from "./parts/beside-survey-js"
import { fillIn, type Mind } from "./parts/fill-in"
import { overTheWire } from "./parts/wire"

const BUDGET = 30 * 1024
const LANGUAGES = ["kk", "ru", "en"]

const YES: Mind = {
  ...{ consent: "yes", scr_received: "yes", scr_age18: "yes", home_internet: "yes", first_attempt: "no" },
  ...{ va_used: "yes", cc_used: "yes", complaint_filed: "oral", complaint_answered: "yes", contacts_used: "yes" },
  ...{ bribe_paid: "yes", recontact_consent: "no", receipt_place: "other" },
}
/** One way through each variant, with as many branches open as there are. */
const WAYS = [
  { name: "standard, online", place: { region: "kostanay", service: "C24" }, mind: { ...YES, receipt_form: "online" } },
  { name: "standard, office", place: { region: "kostanay", service: "C24" }, mind: { ...YES, receipt_form: "office" } },
  { name: "ambulance", place: { region: "atyrau", service: "L14" }, mind: YES },
]

type Weight = Readonly<{ html: number; style: number; script: number }>
type Weights = Map<string, Map<string, Weight>>

export async function run(): Promise<void> {
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  const env = { ...freshKeys(), DATABASE_URL: database.url, NODE_ENV: "production" }
  const port = await freePort(4100, "127.0.0.1")
  const url = `http://127.0.0.1:${port}`
  const { openLink, ways } = await addWays(env)
  const server = await serve({ port, host: "127.0.0.1", env: { ...env, NEXTAUTH_URL: url } })
  try {
    const open: Weights = new Map()
    for (const language of LANGUAGES) await note(open, "(open link)", language, `${url}${openLink}?lang=${language}`)
    let heaviest = report("open link", open)
    for (const { name, mind, links } of ways) {
      const weights: Weights = new Map()
      for (const [language, link] of links) await weigh(url + link, language, mind, weights)
      heaviest = Math.max(heaviest, report(name, weights))
    }
    console.log(
      `\nheaviest first load ${kilobytes(heaviest)} kB: ${(heaviest / BUDGET).toFixed(2)} of the budget of 30 kB`,
    )
    await compare(url, ways, heaviest)
    if (heaviest > BUDGET) throw new Error("A page is over the budget.")
  } finally {
    await server.stop()
    await database.drop()
    await postgres.stop()
  }
}

/** The same questionnaire by another library: what it sends, and when it shows its first question. */
async function compare(url: string, ways: Awaited<ReturnType<typeof addWays>>["ways"], heaviest: number) {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("The study cannot be read.")
  await withSurveyJs(read.study.definition, async (served) => {
    const weights: Weights = new Map()
    for (const language of LANGUAGES) await note(weights, "(all pages)", language, `${served.url}?lang=${language}`)
    const theirs = report("survey-core 2 and survey-js-ui, the same questionnaire", weights)
    console.log(`  ${(theirs / heaviest).toFixed(0)} times our heaviest first load`)
    const begun = url + (ways[0]?.begun ?? "")
    await overTheWire(begun, new URLSearchParams({ ":go": "start", ":language": "kk" }))
    await reportFirstQuestion({ Saual: `${begun}?lang=kk`, "survey-core 2": `${served.url}?lang=kk` })
  })
}

/** Walks one link from its first page to the end, and weighs each page as if it were the first one opened. */
async function weigh(link: string, language: string, mind: Mind, weights: Weights): Promise<void> {
  await note(weights, "(start)", language, `${link}?lang=${language}`)
  await overTheWire(link, new URLSearchParams({ ":go": "start", ":language": language }))
  let address = link
  for (let steps = 0; steps < 60; steps++) {
    const fields = fillIn((await overTheWire(address)).text, mind)
    await note(weights, fields?.get(":page") ?? "(end)", language, address)
    if (!fields) return
    const posted = await overTheWire(link, fields)
    if (posted.status !== 303) throw new Error(`${link}: ${fields.get(":page")} was answered with ${posted.status}`)
    address = new URL(posted.location ?? "", link).href.replace(/#.*$/, "")
  }
  throw new Error(`${link} does not come to an end`)
}

/** A page comes several times when its answers open more questions: the heaviest counts. */
async function note(weights: Weights, page: string, language: string, address: string): Promise<void> {
  const inPage = weights.get(page) ?? new Map<string, Weight>()
  const weight = await weightOf(address)
  if (total(weight) > total(inPage.get(language))) weights.set(page, inPage.set(language, weight))
}

async function weightOf(address: string): Promise<Weight> {
  const html = await overTheWire(address)
  const [style = "", script = ""] = [/rel="stylesheet" href="([^"]+)"/, /<script src="([^"]+)"/].map(
    (pattern) => pattern.exec(html.text)?.[1],
  )
  const [css, js] = [await overTheWire(new URL(style, address).href), await overTheWire(new URL(script, address).href)]
  if ([html, css, js].some(({ status }) => status !== 200))
    throw new Error(`${address}: page, style or script is missing`)
  return { html: html.bytes, style: css.bytes, script: js.bytes }
}

function report(name: string, weights: Weights): number {
  const sample = [...weights.values()][0]?.get("kk")
  console.log(`\n${name}: style ${kilobytes(sample?.style)} kB, script ${kilobytes(sample?.script)} kB on every page`)
  for (const [page, languages] of weights) {
    const cells = LANGUAGES.map((language) => {
      const weight = languages.get(language)
      return `${language} html ${kilobytes(weight?.html)} all ${kilobytes(total(weight))} (${(total(weight) / BUDGET).toFixed(2)})`
    })
    console.log(`  ${page.padEnd(16)} ${cells.join("   ")}`)
  }
  return Math.max(...[...weights.values()].flatMap((languages) => [...languages.values()].map(total)))
}

const total = (weight: Weight | undefined): number => (weight ? weight.html + weight.style + weight.script : 0)
const kilobytes = (bytes = 0): string => (bytes / 1024).toFixed(1).padStart(4)

/** An open wave with one link for each way and language. */
function addWays(env: { DATABASE_URL: string; SAUAL_KEYS: string }) {
  const vault = vaultOf(env.SAUAL_KEYS)
  return transact(databaseOf(env.DATABASE_URL), async (tx) => {
    const settings = { name: "bench", practice: true, open: true, cells: [] }
    const wave = await addWave(tx, vault, "public-services", settings)
    const ways = []
    for (const [index, way] of WAYS.entries()) {
      const people = [...LANGUAGES, "kk"].map((language) => ({ ...way.place, language }))
      let begun = ""
      const links = new Map<string, string>()
      for (const [at, id] of (await addInvented(tx, vault, wave, people, index * 10)).entries()) {
        const link = await addLink(tx, id ?? "")
        const language = LANGUAGES[at]
        if (language) links.set(language, link)
        else begun = link
      }
      ways.push({ ...way, links, begun })
    }
    return { openLink: `/r/open/${wave.openLink}`, ways }
  })
}
