import { ask, block, example, SCALE, SPECIAL } from "./build"

/** "Don't know" and its like are answers, but neither ratings nor numbers. */
export const specialCodes = example("special_codes", {
  lists: { scale: SCALE, special: SPECIAL },
  blocks: [
    block("main", [
      ask("speed", "rating", { list: "scale", special: ["not_applicable", "dont_know", "refused"] }),
      ask("speed_why", "text", { relevant: "${speed} <= 3", special: ["dont_know"] }),
      ask("days", "integer", { special: ["dont_remember"], constraint: ". >= 0" }),
      ask("days_many", "text", { relevant: "${days} > 30" }),
    ]),
  ],
})
