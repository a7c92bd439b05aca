// A finished check as a whole: what differs, which finding and which consequence to offer.
import { differenceInMinutes } from "date-fns"
import type { Answers } from "../questionnaire/definition"
import { pathOf } from "../questionnaire/path"
import type { VerificationPolicy } from "../study/settings"
import type { Checkable } from "./blind"
import type { HeldInterview } from "./callback"
import { type Comparison, compareAnswers } from "./comparison"
import { type Consequence, proposeConsequence } from "./consequence"
import { type Contact, type Proposal, proposeFinding } from "./finding"
import { markedQuestions } from "./reask"

export type Weighed = Readonly<{ comparison: Comparison | null; proposal: Proposal; consequence: Consequence | null }>

type Told = Readonly<{ contact: Contact; answers: Answers; again: Answers }>

/** `told` is null while the blind part has not been saved: then only the contact speaks. */
export function weigh(
  checkable: Checkable,
  told: Told | Readonly<{ contact: Contact; answers: null }>,
  interview: HeldInterview,
  policy: VerificationPolicy,
): Weighed {
  const { questionnaire, original, context } = checkable
  const comparison =
    told.answers === null
      ? null
      : compareAnswers(
          markedQuestions(questionnaire.definition),
          pathOf(questionnaire, original, context).values,
          told.again,
          policy,
        )
  const proposal = proposeFinding({ contact: told.contact, callback: told.answers ?? {}, comparison, interview })
  return {
    comparison,
    proposal,
    consequence: proposal.finding && proposeConsequence(proposal.finding, proposal.reasons),
  }
}

/** An interview that was put aside in between says nothing of how long the respondent was on the line. */
const LONGEST_MINUTES = 180

/** How long it took, in whole minutes; null when that is not known. */
export function minutesOf(startedAt: Date, endedAt: Date): number | null {
  const minutes = Math.max(1, differenceInMinutes(endedAt, startedAt))
  return minutes > LONGEST_MINUTES ? null : minutes
}
