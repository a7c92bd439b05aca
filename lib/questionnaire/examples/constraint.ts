import { ask, block, en, example } from "./build"

/** Answers that must fit a rule: a range, a pattern, an earlier answer. */
export const constraint = example("constraint", {
  blocks: [
    block("main", [
      ask("age", "integer", { constraint: ". >= 18 and . <= 110", constraintMessage: en("Between 18 and 110") }),
      ask("years_here", "integer", { constraint: ". <= ${age}" }),
      ask("code", "text", { constraint: "regex(., '[A-Z]{2}[0-9]{3}')", required: false }),
      ask("share", "decimal"),
    ]),
  ],
})
