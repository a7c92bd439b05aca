// One page with everything that matters to a posted form: a branch, a filter, a number, several choices, a phone.
import { compile } from "@/lib/questionnaire/compile"
import { ask, block, choice, example, SPECIAL } from "@/lib/questionnaire/examples/build"
import type { Filling } from "./asked-now"
import { type Posted, postedOf } from "./posted"

const definition = example("visit", {
  lists: {
    yes_no: [choice("yes"), choice("no")],
    form: [choice("office"), choice("online")],
    place: [choice("desk", { attributes: { form: "office" } }), choice("portal", { attributes: { form: "online" } })],
    trouble: [choice("slow"), choice("rude"), choice("none", { exclusive: true })],
    special: SPECIAL,
  },
  blocks: [
    block("consent", [ask("agree", "select_one", { list: "yes_no", screenOut: "${agree} = 'no'" })]),
    block("visit", [
      ask("form", "select_one", { list: "form" }),
      ask("place", "select_one", { list: "place", choiceFilter: "form = ${form}" }),
      ask("portal_name", "text", { relevant: "${place} = 'portal'", required: false }),
      ask("waited", "integer", { special: ["dont_know"], constraint: ". <= 600" }),
      ask("trouble", "select_multiple", { list: "trouble" }),
    ]),
    block("contact", [ask("phone", "text", { personal: true, required: false })]),
  ],
})

const compiled = compile(definition)
if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join("\n"))

export const filling: Filling = {
  questionnaire: compiled.questionnaire,
  context: { preloads: {}, today: "2026-11-22" },
}

/** A page as it is posted; a list is posted as several fields of one name. */
export function post(page: string, fields: Readonly<Record<string, string | readonly string[]>>): Posted {
  const form = new FormData()
  form.set(":page", page)
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return postedOf(form)
}
