// Each feature told as an interview.
import { expect, test } from "vitest"
import { fill } from "../text"
import { branching } from "./branching"
import { calculation } from "./calculation"
import { choiceFilter } from "./choice-filter"
import { constraint } from "./constraint"
import { defaults } from "./default"
import { interview } from "./interview"
import { languages } from "./languages"
import { screening } from "./screening"
import { severalChoices } from "./several-choices"
import { specialCodes } from "./special-codes"

test("branching: an answer opens a question and a block, another closes both and keeps what was said", () => {
  interview(branching)
    .expect("pet")
    .answer("pet", "yes")
    .expect("pet_name")
    .answer("pet_name", " Aqtos ")
    .expectValue("pet_name", "Aqtos")
    .expect("thanks")
    .next()
    .expect("hobby")
    .answer("hobby", "")
    .expect("vet_visit")
    .back()
    .expect("hobby")
    .answer("pet", "no")
    .expect("thanks")
    .expectPath("pet", "thanks", "hobby", "comment")
    .expectValue("pet_name", undefined)
    .answer("pet", "yes")
    .expectValue("pet_name", "Aqtos")
    .expectPath("pet", "pet_name", "thanks", "hobby", "vet_visit", "vet_good", "comment")
})

test("branching: coming back goes to the first open question; optional ones that were passed stay passed", () => {
  interview(branching)
    .answer("pet", "yes")
    .answer("pet_name", "Aqtos")
    .resume()
    .expect("hobby")
    .answer("vet_visit", "2020-02-29")
    .resume()
    .expect("vet_good")
    .answer("vet_good", "yes")
    .resume()
    .expect("comment")
    .answer("comment", "fine")
    .expectEnd()
    .resume()
    .expectEnd()
})

test("screening: no consent ends the interview at once, and it can be taken back", () => {
  interview(screening)
    .answer("consent", "no")
    .expectScreenedOut("consent")
    .expectPath("consent")
    .answer("consent", "yes")
    .expect("born")
})

test("screening: a calculated age ends the interview", () => {
  interview(screening)
    .answer("consent", "yes")
    .refuses("born", "2020-10-18", "constraint")
    .answer("born", "2010-01-01")
    .expectScreenedOut("age")
    .answer("born", "1980-01-01")
    .expectValue("age", 40)
    .expect("opinion")
    .answer("opinion", "good")
    .expectEnd()
})

test("choice filter: the offer follows the answer, and an answer no longer offered must be given again", () => {
  interview(choiceFilter)
    .answer("receipt_form", "online")
    .expectChoices("receipt_place", "portal", "other", "96")
    .refuses("receipt_place", "centre", "unknown_choice")
    .answer("receipt_place", "portal")
    .expect("portal_easy")
    .answer("receipt_form", "office")
    .expectValue("receipt_place", undefined)
    .expectPath("receipt_form", "receipt_place")
    .resume()
    .expect("receipt_place")
    .answer("receipt_place", "96")
    .expectEnd()
})

test("several choices: exclusive ones stand alone, the order is the list's", () => {
  interview(severalChoices)
    .refuses("trouble", [], "required")
    .refuses("trouble", ["queue", "none"], "exclusive_choice")
    .refuses("trouble", ["98", "queue"], "exclusive_choice")
    .refuses("trouble", ["queue", "weather"], "unknown_choice")
    .refuses("trouble", "queue", "unknown_choice")
    .answer("trouble", ["staff", "queue", "staff"])
    .expectValue("trouble", ["queue", "staff"])
    .expectPath("trouble", "queue_long", "worst")
    .answer("trouble", ["none"])
    .expectEnd()
})

test("special codes: answers, but neither ratings nor numbers", () => {
  interview(specialCodes)
    .expectChoices("speed", "5", "4", "3", "2", "1", "97", "98", "99")
    .refuses("speed", "96", "unknown_choice")
    .answer("speed", "2")
    .expect("speed_why")
    .answer("speed_why", "98")
    .expect("days")
    .refuses("days", -1, "constraint")
    .refuses("days", "98", "not_a_number")
    .answer("days", 96)
    .expect("days_many")
    .answer("days", "96")
    .expectEnd()
})

test("constraint: a range, a pattern of the whole text, an earlier answer", () => {
  interview(constraint)
    .refuses("age", "forty", "not_a_number")
    .refuses("age", 18.5, "not_whole")
    .refuses("age", Number.NaN, "not_a_number")
    .refuses("age", 17, "constraint")
    .answer("age", 40)
    .refuses("years_here", 41, "constraint")
    .answer("years_here", 40)
    .refuses("code", "AB1234", "constraint")
    .answer("code", "AB123")
    .answer("share", 0.5)
    .expectEnd()
    .answer("age", 30)
    .resume()
    .expect("years_here")
})

test("calculation: counted from what is on the path", () => {
  interview(calculation, { preloads: { service_paid: "free" } })
    .expectValue("total", 0)
    .expectPath("cheap_why")
  interview(calculation, { preloads: { service_paid: "paid" } })
    .answer("fee", 900.5)
    .answer("tip", 100)
    .expectValue("total", 1000.5)
    .expectValue("is_costly", "true")
    .expect("total_right")
})

test("default: offered, not answered, and only when it would be accepted", () => {
  interview(defaults, { preloads: { case_region: "almaty" } })
    .expectDefault("region", "almaty")
    .expectValue("region", undefined)
    .expectDefault("lives_in", ["astana"])
    .answer("region", "almaty")
    .expectDefault("lives_in", ["astana", "almaty"])
    .expectDefault("visited_on", "2020-10-10")
    .expectDefault("visits", 1)
  interview(defaults, { preloads: { case_region: "paris" } }).expectDefault("region", undefined)
})

test("languages: one question, three languages, the service's name inside", () => {
  const [question] = interview(languages).path.questions
  const values = { service_name: "X" }
  expect(["kk", "ru", "en"].map((language) => fill(question!.label, language, values))).toEqual([
    "Сіз «X» қызметін алдыңыз ба?",
    "Получали ли Вы услугу «X»?",
    "Did you receive “X”?",
  ])
})
