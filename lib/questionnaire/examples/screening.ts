import { ask, block, example } from "./build"

/** Ends early: by refusing consent, and by age, which only a calculation knows. */
export const screening = example("screening", {
  blocks: [
    block("start", [
      ask("consent", "select_one", { list: "yes_no", screenOut: "${consent} != 'yes'" }),
      ask("born", "date", { constraint: ". <= today()" }),
      ask("age", "calculate", { calculation: "int((today() - ${born}) div 365.25)", screenOut: ". < 18" }),
    ]),
    block("main", [ask("opinion", "text")]),
  ],
})
