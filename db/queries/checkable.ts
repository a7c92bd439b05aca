// A check with its study at hand: what the pure rules need to ask, compare and propose.

import { TZDate } from "@date-fns/tz"
import { differenceInCalendarDays } from "date-fns"
import { preloadsFor } from "@/lib/study/preloads"
import type { VerificationPolicy } from "@/lib/study/settings"
import type { Study } from "@/lib/study/study"
import { formatInTimeZone } from "@/lib/time"
import { contactOf } from "@/lib/verification/attempts"
import type { Checkable } from "@/lib/verification/blind"
import { formOf } from "@/lib/verification/forms"
import { policyOf } from "@/lib/verification/policy"
import { minutesOf, type Weighed, weigh } from "@/lib/verification/weigh"
import type { Tx } from "../client"
import { loadForFilling } from "./interviews"
import type { OpenedCheck } from "./verifications"

export type StudiedCheck = Readonly<{ study: Study; policy: VerificationPolicy; checkable: Checkable }>

/** The interview is read as of its own end: a later day must not change its path. */
export async function studyCheck(tx: Tx, { verification, interview, caseRow }: OpenedCheck): Promise<StudiedCheck> {
  const endedAt = interview.endedAt ?? interview.lastEventAt
  const { study, questionnaire, context } = await loadForFilling(tx, interview, caseRow, endedAt)
  const date = formatInTimeZone(endedAt, study.timezone, "yyyy-MM-dd")
  const preloads = preloadsFor(study, {
    region: caseRow.region ?? undefined,
    service: caseRow.service ?? undefined,
    case: { source: caseRow.source, language: caseRow.language ?? "", mode: interview.mode },
    interview: { date, mode: interview.mode },
  })
  const policy = policyOf(study)
  return {
    study,
    policy,
    checkable: {
      kind: verification.kind,
      extent: verification.kind === "repeat" ? policy.repeatSubset : "marked",
      questionnaire,
      original: interview.answers,
      context,
      form: formOf(study, verification.kind),
      formContext: { preloads, today: context.today },
    },
  }
}

/** What the check says as it stands: the contact alone, or with the saved blind part. */
export function weighCheck({ verification, interview, modes, attempts }: OpenedCheck, studied: StudiedCheck): Weighed {
  const { study, policy, checkable } = studied
  const { blindAt, answers, again } = verification
  const endedAt = interview.endedAt ?? interview.lastEventAt
  const asked = blindAt ?? endedAt
  const held = {
    modes,
    daysAgo: differenceInCalendarDays(new TZDate(asked, study.timezone), new TZDate(endedAt, study.timezone)),
    minutes: minutesOf(interview.startedAt, endedAt),
  }
  const contact = contactOf(attempts.map(({ outcome }) => outcome))
  return weigh(checkable, blindAt ? { contact, answers, again } : { contact, answers: null }, held, policy)
}
