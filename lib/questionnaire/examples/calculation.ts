import { ask, block, en, example } from "./build"

/** A value nobody is asked for, used in a rule and in a label. */
export const calculation = example("calculation", {
  preloads: ["service_paid"],
  blocks: [
    block("money", [
      ask("fee", "decimal", { relevant: "${service_paid} != 'free'" }),
      ask("tip", "decimal", { relevant: "${fee} != ''" }),
      ask("total", "calculate", { calculation: "coalesce(${fee}, 0) + coalesce(${tip}, 0)" }),
      ask("is_costly", "calculate", { calculation: "${total} > 1000" }),
      ask("total_right", "note", { label: en("You paid ${total} in all"), relevant: "${is_costly} = 'true'" }),
      ask("cheap_why", "text", { relevant: "${is_costly} = 'false'" }),
    ]),
  ],
})
