// What an observer's form says of how an interview was held. A study's form takes part by these names of questions
// (o_worded, o_prompts, ...); questions with other names are kept and decide nothing.
import type { Answers } from "../questionnaire/definition"
import { pick, type Reason, type Remark } from "./callback"
import type { Comparison } from "./comparison"
import type { Proposal } from "./finding"

/** `whole`: the observer heard the interview from beginning to end. */
export type Observed = Readonly<{
  conduct: readonly Reason[]
  remarks: readonly Remark[]
  complete: boolean
  whole: boolean
}>

export function observationSays(form: Answers): Observed {
  const { o_worded: worded, o_options: options, o_prompts: prompts, o_codes: codes, o_overall: overall } = form
  return {
    conduct: pick<Reason>(
      ["consent_not_asked", form.o_consent === "no"],
      ["not_read_out", worded === "rarely" || options === "rarely"],
      ["answers_suggested", prompts === "yes"],
      ["coded_untruly", codes === "rarely"],
      ["not_acceptable", overall === "not_acceptable"],
    ),
    remarks: pick<Remark>(
      ["not_introduced", form.o_introduced === "no"],
      ["partly_read_out", worded === "mostly" || options === "mostly"],
      ["leading_probes", form.o_probes === "no"],
      ["partly_miscoded", codes === "mostly"],
      ["too_fast", form.o_pace === "too_fast"],
      ["too_slow", form.o_pace === "too_slow"],
      ["impolite", form.o_polite === "no" || form.o_polite === "partly"],
      ["other_language", form.o_language === "no" || form.o_language === "partly"],
      ["needs_training", overall === "needs_training"],
    ),
    complete: [worded, prompts, codes, overall].every((answer) => answer !== undefined),
    whole: form.o_heard === "whole",
  }
}

/**
 * The finding that an observation suggests.
 * @param miscoded whether an answer was coded otherwise than it was heard
 */
export function proposeObserved(form: Answers, comparison: Comparison, miscoded: boolean): Proposal {
  const said = observationSays(form)
  const reasons = [...said.conduct, ...(miscoded ? (["miscoded"] as const) : [])]
  const { byType } = comparison
  const differs = {
    1: byType[1].exceeds ?? (said.complete ? false : null),
    2: said.conduct.length > 0 || (byType[2].exceeds ?? (said.complete ? false : null)),
    3: byType[3].exceeds,
  }
  const proposal = (finding: Proposal["finding"], why: readonly Reason[]) => ({
    ...{ finding, differs },
    ...{ reasons: why, remarks: said.remarks },
  })
  if (reasons.length > 0) return proposal("discrepancy", reasons)
  return said.complete ? proposal("confirmed", []) : proposal(null, ["callback_incomplete"])
}
