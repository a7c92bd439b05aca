import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readStudy } from "../study/package"
import type { Study } from "../study/study"
import { TINY_PACKAGE } from "../study/tiny-package"
import { normaliseEmail } from "./address"
import { mailingFaults, SMS_SEGMENTS } from "./faults"
import { languageFor, letterFor } from "./letter"
import { MailingPlan } from "./plan"
import { smsLength } from "./sms-length"
import { type Fills, fillHtml, fillText, PLACEHOLDERS } from "./template"

const read = readStudy(TINY_PACKAGE)
if (!read.ok) throw new Error("the tiny package is broken")
const study: Study = read.study
const [FIRST = ""] = study.languages
const SERVICE = study.axes.service?.register.entries[0]

const BODY = "{organiser}: {service}, {minutes}.\n\n{link}\n\n{unsubscribe}"
const planOf = (more: object = {}) =>
  MailingPlan.parse({ templates: { [FIRST]: { subject: "{service}", body: BODY } }, from: "2026-11-23", ...more })
const LINKS = { link: "https://s.kz/r/abc", unsubscribe: "https://s.kz/r/unsubscribe/abc" }
const FILLS: Fills = { ...LINKS, service: "S", organiser: "O", minutes: "3" }

describe("a template", () => {
  it("takes what is filled in once, whatever braces it has", () => {
    const words = fc.string({ unit: fc.constantFrom("{", "}", "link", "a", " ", "$&", "$1") })
    fc.assert(
      fc.property(words, words, words, (before, service, after) => {
        const plain = (text: string) => text.replace(/[{}]/g, "")
        const filled = fillText(`${plain(before)}{service}${plain(after)}`, { ...FILLS, service })
        expect(filled).toBe(`${plain(before)}${service}${plain(after)}`)
      }),
    )
  })

  it("lets nothing through to HTML but paragraphs, lines and our own links", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("<", ">", "'", '"', "&", "script", "=", "a", "\n", "{service}", "{link}"),
    })
    fc.assert(
      fc.property(nasty, nasty, (template, service) => {
        const html = fillHtml(template, { ...FILLS, service }, "kk")
        const inside = html.slice(html.indexOf("<body>") + 6, html.indexOf("</body>"))
        const rest = inside.replaceAll(`<a href="${LINKS.link}">${LINKS.link}</a>`, "").replace(/<\/?p>|<br>/g, "")
        expect(rest).not.toMatch(/[<>"']/)
        expect(rest.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&")
      }),
    )
  })
})

describe("a letter", () => {
  it("is in the person's language, else in the study's first", () => {
    const plan = planOf({ templates: { kk: { body: "{link}" }, ru: { body: "{link}" } } })
    expect(["ru", "kk", "de", null].map((own) => languageFor(plan, { languages: ["kk", "ru"] }, own))).toEqual([
      ...["ru", "kk", "kk", "kk"],
    ])
    expect(languageFor(planOf({ templates: {} }), study, "ru")).toBeNull()
  })

  it("names the service, or the study where the case has none", () => {
    const of = (service: string | null) => letterFor(planOf(), study, { service, language: FIRST }, LINKS)
    if (SERVICE) expect(of(SERVICE.code)?.subject).toBe(SERVICE.label[FIRST])
    expect(of(null)?.subject).toBe(study.title[FIRST])
    expect(of(null)?.text).toContain(LINKS.link)
    expect(of(null)?.html).toContain(`<a href="${LINKS.unsubscribe}">`)
  })

  it("has a subject of one line", () => {
    const plan = planOf({ templates: { [FIRST]: { subject: "a\r\nBcc: x@y.kz", body: BODY } } })
    expect(letterFor(plan, study, { service: null, language: FIRST }, LINKS)?.subject).toBe("a Bcc: x@y.kz")
  })
})

describe("a plan", () => {
  const faults = (more: object, kind: Partial<Parameters<typeof mailingFaults>[2]> = {}) =>
    mailingFaults(planOf(more), study, { channel: "email", reminder: false, ...kind }).map(
      ({ field, code }) => `${field} ${code}`,
    )
  const body = (words: string, subject = "s") => ({ templates: { [FIRST]: { subject, body: words } } })

  it("in order has no faults", () => {
    expect(faults({})).toEqual([])
    expect(faults({ ...body("{link}", ""), daysAfter: 3 }, { channel: "sms", reminder: true })).toEqual([])
  })

  it.each<[string, object, string[]]>([
    ["an unknown placeholder", body("{link} {unsubscribe} {name}"), [`templates.${FIRST}.body unknown_placeholder`]],
    ["a link in the subject", body(BODY, "{link}"), [`templates.${FIRST}.subject unknown_placeholder`]],
    ["no link", body("{unsubscribe}"), [`templates.${FIRST}.body link_missing`]],
    ["no way out", body("{link}"), [`templates.${FIRST}.body unsubscribe_missing`]],
    ["no subject", body(BODY, " "), [`templates.${FIRST}.subject subject_missing`]],
    ["no first language", { templates: {} }, [`templates.${FIRST}.body language_missing`]],
    ["no clock", { quiet: { from: "25:00", to: "09:00" } }, ["quiet.from no_clock"]],
    ["days for an invitation", { daysAfter: 3 }, ["daysAfter days_after_not_reminder"]],
    ["an unknown region", { regions: ["nowhere"] }, ["regions unknown_region"]],
    ["an unknown service", { services: ["none"] }, ["services unknown_service"]],
  ])("is refused for %s", (_name, more, expected) => {
    expect(faults(more)).toEqual(expected)
  })

  it("is refused for days missing in a reminder, and for a language the study has not", () => {
    expect(faults({}, { reminder: true })).toEqual(["daysAfter days_after_missing"])
    const templates = { ...planOf().templates, xx: { subject: "s", body: BODY } }
    expect(faults({ templates })).toEqual(["templates.xx unknown_language"])
  })

  it("is refused for a text that costs too much", () => {
    const long = (n: number) => faults(body(`{link}${"ә".repeat(n)}`, ""), { channel: "sms" })
    expect(long(67 * SMS_SEGMENTS - 44)).toEqual([])
    expect(long(67 * SMS_SEGMENTS - 43)).toEqual([`templates.${FIRST}.body too_long`])
  })
})

describe("the length of an SMS", () => {
  it.each<[string, string, string, number, number]>([
    ["nothing", "", "gsm7", 0, 1],
    ["one full text", "a".repeat(160), "gsm7", 160, 1],
    ["one sign more", "a".repeat(161), "gsm7", 161, 2],
    ["two full parts", "a".repeat(306), "gsm7", 306, 2],
    ["brackets count twice", "[".repeat(80), "gsm7", 160, 1],
    ["an escape is not cut in half", `${"a".repeat(152)}[${"a".repeat(152)}`, "gsm7", 306, 3],
    ["one Kazakh letter makes all of it UCS-2", `ә${"a".repeat(69)}`, "ucs2", 70, 1],
    ["and one more", `ә${"a".repeat(70)}`, "ucs2", 71, 2],
    ["a pair is not cut in half", `${"ә".repeat(66)}😀${"ә".repeat(66)}`, "ucs2", 134, 3],
  ])("%s", (_name, text, alphabet, units, segments) => {
    expect(smsLength(text)).toEqual({ alphabet, units, segments })
  })

  it("never falls as the text grows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(smsLength(a + b).segments).toBeGreaterThanOrEqual(Math.min(smsLength(a).segments, smsLength(b).segments))
        expect(smsLength(a + b).units).toBeGreaterThanOrEqual([...a].length)
      }),
    )
  })
})

it.each([
  [" A@B.kz ", "a@b.kz"],
  ["a@b", null],
  ["Айнұр <a@b.kz>", null],
  ["a@b.kz\r\nBcc: c@d.kz", null],
])("the address %j is %j", (raw, expected) => {
  expect(normaliseEmail(raw)).toBe(expected)
})

it("knows every placeholder it fills", () => {
  for (const name of PLACEHOLDERS) expect(fillText(`{${name}}`, FILLS)).toBe(FILLS[name])
})
