// Instruments are stored as they were read and never change, so older ones are brought to today's shape when loaded.
import type { Definition } from "../questionnaire/definition"
import { tablesOf } from "../quota/cells"
import { HOLD_MINUTES } from "../quota/places"
import { NO_WEIGHTING } from "../weighting/settings"
import { CallingPolicy } from "./calling"
import { NO_HISTORY } from "./history"
import { NO_POPULATION } from "./population"
import { NO_REPORT } from "./report"
import { VerificationPolicy } from "./settings"
import type { Study } from "./study"

/** `verification`: the callback form, when there was only that one. */
export type StoredStudy = Omit<
  Study,
  "verificationForms" | "quotas" | "population" | "weighting" | "report" | "history"
> &
  Partial<Pick<Study, "population" | "weighting" | "calling" | "report" | "history">> &
  Readonly<{
    verificationForms?: Study["verificationForms"]
    verification?: Definition
    /** One table, when there was only that. */
    quotas: Pick<Study["quotas"], "dimensions" | "cells" | "total"> & Partial<Study["quotas"]>
  }>

/** A stored study as this version of the platform knows it; what older policies did not say takes its default. */
export function fromStored({
  verification,
  verificationForms,
  verificationPolicy,
  quotas,
  population,
  weighting,
  calling,
  report,
  history,
  ...study
}: StoredStudy): Study {
  return {
    ...study,
    population: population ?? NO_POPULATION,
    weighting: weighting ?? NO_WEIGHTING,
    calling: CallingPolicy.parse(calling ?? {}),
    report: report ?? NO_REPORT,
    history: history ?? NO_HISTORY,
    quotas: { tables: tablesOf(quotas.cells), answerDimensions: [], holdMinutes: HOLD_MINUTES, ...quotas },
    verificationForms: verificationForms ?? (verification ? { callback: verification } : {}),
    ...(verificationPolicy && { verificationPolicy: VerificationPolicy.parse(verificationPolicy) }),
  }
}
