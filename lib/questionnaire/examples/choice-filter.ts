import { ask, block, choice, example, SPECIAL } from "./build"

/** Places depend on the form; a special code passes every filter. */
export const choiceFilter = example("choice_filter", {
  lists: {
    form: [choice("office"), choice("online")],
    place: [
      choice("centre", { attributes: { form: "office" } }),
      choice("portal", { attributes: { form: "online" } }),
      choice("other", { attributes: { form: "both" } }),
    ],
    special: SPECIAL,
  },
  blocks: [
    block("receipt", [
      ask("receipt_form", "select_one", { list: "form" }),
      ask("receipt_place", "select_one", {
        list: "place",
        choiceFilter: "form = ${receipt_form} or form = 'both'",
        special: ["dont_remember"],
      }),
      ask("portal_easy", "text", { relevant: "${receipt_place} = 'portal'", required: false }),
    ]),
  ],
})
