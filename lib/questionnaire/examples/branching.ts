import { ask, block, example } from "./build"

/** A question and a whole block that apply only after some answers; a note between. */
export const branching = example("branching", {
  blocks: [
    block("pets", [
      ask("pet", "select_one", { list: "yes_no" }),
      ask("pet_name", "text", { relevant: "${pet} = 'yes'" }),
      ask("thanks", "note"),
      ask("hobby", "text", { required: false }),
    ]),
    block("vet", [ask("vet_visit", "date"), ask("vet_good", "select_one", { list: "yes_no" })], "${pet_name} != ''"),
    block("end", [ask("comment", "text", { required: false })]),
  ],
})
