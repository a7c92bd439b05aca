import { ask, block, choice, example } from "./build"

/** Answers offered until somebody answers: from the case, from an earlier answer, from the calendar. */
export const defaults = example("default", {
  preloads: ["case_region"],
  lists: { region: [choice("astana"), choice("almaty")] },
  blocks: [
    block("main", [
      ask("region", "select_one", { list: "region", default: "${case_region}" }),
      ask("lives_in", "select_multiple", { list: "region", default: "concat(${region}, ' ', 'astana')" }),
      ask("visited_on", "date", { default: "today() - 7" }),
      ask("visits", "integer", { default: "1" }),
    ]),
  ],
})
