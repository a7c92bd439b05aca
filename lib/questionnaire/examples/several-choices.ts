import { ask, block, choice, example, SPECIAL } from "./build"

/** Several choices, one of which stands alone; special codes stand alone too. */
export const severalChoices = example("several_choices", {
  lists: {
    trouble: [choice("queue"), choice("papers"), choice("staff"), choice("none", { exclusive: true })],
    special: SPECIAL,
  },
  blocks: [
    block("main", [
      ask("trouble", "select_multiple", { list: "trouble", special: ["dont_know", "refused"] }),
      ask("queue_long", "integer", { relevant: "selected(${trouble}, 'queue')" }),
      ask("worst", "text", { relevant: "count-selected(${trouble}) > 1" }),
    ]),
  ],
})
