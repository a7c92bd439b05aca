// A finished check as a whole: what differs, which finding and which consequence to offer.
import { differenceInMinutes } from "date-fns"
import type { Answers } from "../questionnaire/definition"
import { pathOf } from "../questionnaire/path"
import type { VerificationPolicy } from "../study/settings"
import type { Checkable } from "./blind"
import type { HeldInterview } from "./callback"
import { compareItem } from "./compare"
import { type Comparison, compareAnswers } from "./comparison"
import { type Consequence, proposeConsequence } from "./consequence"
import type { Change } from "./correction"
import { type Contact, type Proposal, proposeFinding } from "./finding"
import { observationSays, proposeObserved } from "./observation"
import { markedQuestions } from "./reask"

/**
 * `comparison` is of the marked questions, whatever the kind. `heard`: answers of any question that an observer heard
 * otherwise than they were coded; accepting with correction takes these.
 */
export type Weighed = Readonly<{
  comparison: Comparison | null
  heard: readonly Change[]
  proposal: Proposal
  consequence: Consequence | null
}>

type Told = Readonly<{ contact: Contact; answers: Answers; again: Answers }>
type Untold = Readonly<{ contact: Contact; answers: null }>

/** `told` is null while the blind part has not been saved: then only the contact speaks. */
export function weigh(
  checkable: Checkable,
  told: Told | Untold,
  interview: HeldInterview,
  policy: VerificationPolicy,
): Weighed {
  return checkable.kind === "observation"
    ? weighObserved(checkable, told, policy)
    : weighTold(checkable, told, interview, policy)
}

function weighTold(
  checkable: Checkable,
  told: Told | Untold,
  interview: HeldInterview,
  policy: VerificationPolicy,
): Weighed {
  const comparison = told.answers === null ? null : compareMarked(checkable, told.again, policy)
  const proposal = proposeFinding({ contact: told.contact, callback: told.answers ?? {}, comparison, interview })
  return withConsequence({ comparison, heard: [], proposal })
}

// Who listens and marks nothing has heard the answer that was coded, if they heard it all. There is no memory in
// between, so neither tolerance nor excluded codes apply.
function weighObserved(checkable: Checkable, told: Told | Untold, policy: VerificationPolicy): Weighed {
  if (told.answers === null) {
    const proposal: Proposal = { finding: null, reasons: ["not_observed"], remarks: [], differs: NOTHING_KNOWN }
    return { comparison: null, heard: [], proposal, consequence: null }
  }
  const coded = standingIn(checkable)
  const again = { ...(observationSays(told.answers).whole ? coded : {}), ...told.again }
  const comparison = compareMarked(checkable, again, { ...policy, ...EXACTLY })
  const heard = heardOtherwise(checkable, coded, told.again)
  return withConsequence({ comparison, heard, proposal: proposeObserved(told.answers, comparison, heard.length > 0) })
}

const EXACTLY = { ratingTolerance: 0, tolerances: {}, excludedCodes: [] }
const NOTHING_KNOWN = { 1: null, 2: null, 3: null }

function heardOtherwise({ questionnaire }: Checkable, coded: Answers, heard: Answers): Change[] {
  return Object.entries(heard).flatMap(([question, to]) => {
    const from = coded[question]
    const asked = questionnaire.byName.get(question)?.question
    if (!asked || from === undefined) return []
    const { verdict } = compareItem({ ...asked, verify: asked.verify ?? 1 }, from, to, EXACTLY)
    return verdict === "different" ? [{ question, from, to }] : []
  })
}

const standingIn = ({ questionnaire, original, context }: Checkable): Answers =>
  pathOf(questionnaire, original, context).values

const compareMarked = (checkable: Checkable, again: Answers, policy: VerificationPolicy): Comparison =>
  compareAnswers(markedQuestions(checkable.questionnaire.definition), standingIn(checkable), again, policy)

const withConsequence = (weighed: Omit<Weighed, "consequence">): Weighed => ({
  ...weighed,
  consequence: weighed.proposal.finding && proposeConsequence(weighed.proposal.finding, weighed.proposal.reasons),
})

/** An interview that was put aside in between says nothing of how long the respondent was on the line. */
const LONGEST_MINUTES = 180

/** How long it took, in whole minutes; null when that is not known. */
export function minutesOf(startedAt: Date, endedAt: Date): number | null {
  const minutes = Math.max(1, differenceInMinutes(endedAt, startedAt))
  return minutes > LONGEST_MINUTES ? null : minutes
}
