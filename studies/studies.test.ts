import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { compile } from "@/lib/questionnaire/compile"
import type { Answers } from "@/lib/questionnaire/definition"
import { choicesFor, pathOf } from "@/lib/questionnaire/path"
import { crossMargins, expectations } from "@/lib/quota/cross"
import { fillsFor, openLinkEntries, preloadsFor } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"

async function load(folder: string) {
  const read = await loadStudy(fileURLToPath(new URL(folder, import.meta.url)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1))
  const compiled = compile(read.study.definition)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults, null, 1))
  return { study: read.study, questionnaire: compiled.questionnaire }
}

const services = await load("public-services")
const clinic = await load("clinic")
const items = services.study.definition.blocks.flatMap((block) => block.questions)
const register = (study: Study, name: string) => study.registers[name]?.entries ?? []

/** Names on the path of somebody who was asked about a service. */
function ask(region: string, service: string, answers: Answers) {
  const preloads = preloadsFor(services.study, { region, service, case: { source: "list" } })
  const fills = fillsFor(services.study, { region, service }, "kk")
  return pathOf(services.questionnaire, answers, { preloads: { ...preloads, ...fills }, today: "2020-11-02" })
}
const PASSED = { consent: "yes", scr_received: "yes", scr_age18: "yes" }

describe("the study of public services", () => {
  test("has 49 rating items of eight criteria, and eight more outside the tree", () => {
    const core = items.filter((item) => item.criterion !== undefined && item.criterion !== "ambulance")
    const count = (prefix: string) => core.filter(({ name }) => name.startsWith(prefix)).length
    expect([core.length, count("o_"), count("e_"), count("o_fb_"), count("e_fb_")]).toEqual([49, 25, 24, 2, 2])
    expect(new Set(core.map(({ criterion }) => criterion)).size).toBe(8)
    expect(items.filter(({ type }) => type === "rating").length).toBe(49 + 5 + 3)
  })

  test("bases feedback on its raters and everything else on those asked", () => {
    for (const item of items.filter(({ criterion }) => criterion !== undefined))
      expect([item.name, item.base]).toEqual([item.name, item.criterion === "feedback" ? "rated" : "asked"])
  })

  test("registers 70 services, 62 of them surveyed, of 25 bodies in 17 regions and abroad", () => {
    const surveyed = register(services.study, "services").filter(({ columns }) => columns.instrument !== "qualitative")
    expect(register(services.study, "services").length).toBe(70)
    expect(surveyed.length).toBe(62)
    expect(openLinkEntries(services.study, "service")).toEqual(surveyed)
    expect(register(services.study, "bodies").length).toBe(25)
    expect(register(services.study, "regions").length).toBe(17 + 1)
  })

  test("has a short name of at most 60 characters for every service in every language", () => {
    for (const { code, label } of register(services.study, "services"))
      for (const words of Object.values(label)) expect([code, words.length <= 60]).toEqual([code, true])
  })

  test("asks for the region with the register's own codes and words", () => {
    const asked = services.study.definition.lists.regions?.map(({ code, label }) => [code, label.kk, label.ru])
    expect(asked).toEqual(register(services.study, "regions").map(({ code, label }) => [code, label.kk, label.ru]))
  })

  test("says the same in every language, with nothing left empty", () => {
    for (const { label } of [...items, ...Object.values(services.study.definition.lists).flat()])
      expect(Object.keys(label)).toEqual(["kk", "ru", "en"])
  })

  test("marks facts, hard items and stable items for verification", () => {
    const marked = (type: number) => items.filter(({ verify }) => verify === type).length
    expect([marked(1), marked(2), marked(3)]).toEqual([8, 4, 7])
    expect(services.study.verificationPolicy?.share).toBe(0.15)
    const { callback, repeat, observation } = services.study.verificationForms
    expect(callback?.blocks.map(({ name }) => name)).toEqual(["callback", "conclusion"])
    expect(repeat?.blocks.flatMap(({ questions }) => questions).map(({ name }) => name)).toContain("v_took_place")
    expect(observation?.blocks.flatMap(({ questions }) => questions).map(({ name }) => name)).toContain("o_worded")
    const ofForms = [repeat, observation].flatMap((form) => form?.blocks.flatMap(({ questions }) => questions) ?? [])
    expect(ofForms.filter(({ name }) => items.some((item) => item.name === name))).toEqual([])
  })

  test("keeps the phone number with the contact", () => {
    expect(items.filter(({ personal }) => personal).map(({ name }) => name)).toEqual(["recontact_phone"])
  })

  test("has a form for each qualitative method", () => {
    expect(Object.keys(services.study.qualitative)).toEqual(["expert", "focus", "interview", "mystery"])
  })
})

describe("quotas of the study of public services", () => {
  const { total, tables } = services.study.quotas
  const cells = tables[0]?.cells ?? []
  const sums = (dimension: string) => {
    const all = new Map<string, number>()
    for (const { conditions, target } of cells)
      all.set(conditions[dimension]!, (all.get(conditions[dimension]!) ?? 0) + target)
    return all
  }

  test("are the 9,181 recipients of 2020, exactly by region and exactly by service", () => {
    expect([total, sums("region").size, sums("service").size]).toEqual([9181, 18, 62])
    expect([sums("region").get("nur_sultan"), sums("region").get("abroad")]).toEqual([1191, 108])
    expect([sums("service").get("C24"), sums("service").get("C35"), sums("service").get("L14")]).toEqual([462, 5, 213])
  })

  test("are hard, and none is empty", () => {
    for (const cell of cells) expect(cell.hard && cell.target > 0).toBe(true)
  })

  test("steer by settlement type and by sex and age, without closing, from populations that say they are unverified", () => {
    const further = tables.slice(1).map((table) => ({
      ...{ dimensions: table.dimensions, kind: table.kind, cells: table.cells.length },
      total: table.cells.reduce((sum, { target }) => sum + target, 0),
    }))
    expect(further).toEqual([
      { dimensions: ["settlement_type"], kind: "soft", cells: 4, total: 9181 - 108 },
      { dimensions: ["age_band", "sex"], kind: "soft", cells: 12, total: 9181 },
    ])
    const { tables: written } = JSON.parse(
      readFileSync(new URL("public-services/study.json", import.meta.url), "utf8"),
    ).quotas
    for (const { allocate } of written) expect(allocate.by).toContain("unverified")
  })

  test("ask abroad only about missions abroad, and nobody without a contact list", () => {
    const instrumentOf = new Map(
      register(services.study, "services").map(({ code, columns }) => [code, columns.instrument]),
    )
    for (const { conditions } of cells)
      expect(instrumentOf.get(conditions.service!) === "abroad").toBe(conditions.region === "abroad")
    const ambulance = cells
      .filter(({ conditions }) => conditions.service === "L14")
      .map(({ conditions }) => conditions.region)
    expect(ambulance).not.toContain("almaty_region")
    expect(ambulance).not.toContain("turkistan")
    expect(ambulance.length).toBe(15)
  })

  test("are proportional, rounded up or down", () => {
    const byRegion = [...sums("region")]
    const byService = [...sums("service")]
    const target = new Map(cells.map((cell) => [`${cell.conditions.region} ${cell.conditions.service}`, cell.target]))
    const open = byRegion.map(([region]) =>
      byService.map(([service]) => {
        const abroad = service === "C15" || service === "C16"
        return (region === "abroad") === abroad && !(service === "L14" && /almaty_region|turkistan/.test(region))
      }),
    )
    const rows = byRegion.map(([, count]) => count)
    const columns = byService.map(([, count]) => count)
    expect(crossMargins(rows, columns, (r, c) => open[r]![c]!).ok).toBe(true)
    const expected = expectations(rows, columns, open)
    byRegion.forEach(([region], r) => {
      byService.forEach(([service], c) => {
        expect(Math.abs((target.get(`${region} ${service}`) ?? 0) - expected[r]![c]!)).toBeLessThan(1)
      })
    })
  })
})

describe("the questionnaire of public services", () => {
  const names = (path: ReturnType<typeof ask>) => path.questions.map(({ name }) => name)
  const blocks = (path: ReturnType<typeof ask>) => path.blocks.map(({ block }) => block.name)

  test("ends at a refusal, at somebody else's service, and under 18", () => {
    expect(ask("akmola", "C24", { consent: "no" }).screenedOut).toBe("consent")
    expect(ask("akmola", "C24", { consent: "yes", scr_received: "96" }).screenedOut).toBe("scr_received")
    expect(ask("akmola", "C24", { ...PASSED, scr_age18: "no" }).screenedOut).toBe("scr_age18")
  })

  test("rates the office with 23 items, or 21 when the service is free", () => {
    const office = { ...PASSED, receipt_form: "office" }
    expect(names(ask("akmola", "C24", office)).filter((name) => name.startsWith("o_")).length).toBe(23)
    expect(names(ask("akmola", "C23", office)).filter((name) => name.startsWith("o_")).length).toBe(21)
    expect(blocks(ask("akmola", "C24", office))).not.toContain("online_path")
  })

  test("rates the portal with 22 items, the assistant and the fee included", () => {
    const online = { ...PASSED, receipt_form: "online" }
    const rated = (service: string, answers: Answers) =>
      names(ask("akmola", service, answers)).filter((name) => name.startsWith("e_"))
    expect(rated("C24", { ...online, va_used: "yes" }).length).toBe(22)
    expect(rated("C23", { ...online, va_used: "no" }).length).toBe(17)
  })

  test("asks about feedback only after an answered complaint", () => {
    const complained = { ...PASSED, receipt_form: "office", complaint_filed: "oral" }
    expect(names(ask("akmola", "C24", { ...complained, complaint_answered: "no" }))).not.toContain("o_fb_answer")
    const answered = names(ask("akmola", "C24", { ...complained, complaint_answered: "yes", o_fb_measures: "5" }))
    expect(answered).toEqual(expect.arrayContaining(["o_fb_answer", "o_fb_measures"]))
    expect(answered).not.toContain("complaint_dissatisfied_why")
    const unhappy = ask("akmola", "C24", { ...complained, complaint_answered: "yes", o_fb_measures: "2" })
    expect(names(unhappy)).toContain("complaint_dissatisfied_why")
  })

  test("has its own way for the ambulance", () => {
    expect(blocks(ask("akmola", "L14", PASSED))).toEqual([
      ...["screening", "ambulance", "rate_ambulance", "comments", "demography", "closing"],
    ])
    expect(names(ask("akmola", "L14", PASSED))).not.toContain("comment_difficulties")
  })

  test("leaves the home internet out abroad, and offers the embassy there only", () => {
    const answers = { ...PASSED, receipt_form: "office" }
    expect(names(ask("abroad", "C15", answers))).not.toContain("home_internet")
    expect(names(ask("akmola", "C24", answers))).toContain("home_internet")
    const place = items.find(({ name }) => name === "receipt_place")!
    const places = (service: string, form: string) =>
      choicesFor(
        services.questionnaire,
        place,
        { ...PASSED, receipt_form: form },
        {
          preloads: preloadsFor(services.study, { service }),
          today: "2020-11-02",
        },
      ).map(({ code }) => code)
    expect(places("C15", "office")).toContain("embassy")
    expect(places("C24", "office")).toEqual([
      "fo_manager",
      "fo_self_service",
      "akimat",
      "state_body_office",
      "provider_org",
      "other",
      "96",
    ])
    expect(places("C39", "online")).toContain("single_window")
    expect(places("C24", "online")).toEqual(["egov", "elicense", "provider_site", "mobile_app", "other", "96"])
  })
})

describe("the clinic's study", () => {
  test("needs neither regions, nor services, nor zones", () => {
    expect(Object.keys(clinic.study.axes)).toEqual(["service"])
    expect(clinic.study.axes.service?.register.name).toBe("departments")
    expect(Object.keys(clinic.study.registers)).toEqual(["criteria", "departments"])
    expect(clinic.study.definition.blocks.flatMap((block) => block.questions).length).toBe(8)
  })

  test("has quotas by department", () => {
    expect(clinic.study.quotas).toMatchObject({ dimensions: ["service"], total: 150 })
    expect(clinic.study.quotas.cells[0]).toEqual({ conditions: { service: "therapy" }, target: 60, hard: true })
  })

  test("routes by its own register", () => {
    const asked = (service: string) =>
      pathOf(
        clinic.questionnaire,
        { visited: "yes" },
        {
          preloads: preloadsFor(clinic.study, { service }),
          today: "2026-05-04",
        },
      ).questions.map(({ name }) => name)
    expect(asked("surgery")).toContain("r_doctor")
    expect(asked("laboratory")).not.toContain("r_doctor")
    expect(fillsFor(clinic.study, { service: "laboratory" }, "ru")).toEqual({ department: "Лаборатория" })
  })
})
