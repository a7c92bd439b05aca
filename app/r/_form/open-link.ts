// Who stands behind a token, and what there is to do: begin, go on, or nothing more.
import { hashToken, TOKEN_FORM } from "@/adapters/vault/token"
import { db } from "@/app/_server/database"
import { read, type Tx } from "@/db/client"
import type { CaseRow } from "@/db/queries/cases"
import { contextOf, findInstrument, type Instrument } from "@/db/queries/instruments"
import type { InterviewRow } from "@/db/queries/interviews"
import { openLink } from "@/db/queries/links"
import { findLatestInterview } from "@/db/queries/respondent"
import type { WaveRow } from "@/db/queries/waves"
import { Problem } from "@/lib/problem"
import type { Filling } from "./asked-now"

type Known = Readonly<{ token: string; caseRow: CaseRow; wave: WaveRow; instrument: Instrument }>

export type Opened =
  | (Known & Readonly<{ kind: "start" }>)
  | (Known & Readonly<{ kind: "running"; interview: InterviewRow; filling: Filling }>)
  | (Known & Readonly<{ kind: "ended"; interview: InterviewRow; filling: Filling }>)

/**
 * Problems: `unknown_link` (also for what cannot be a token), `link_expired`, `link_revoked`, `interview_on_phone`,
 * and `case_finished` when the case ended without an interview.
 */
export async function openToken(token: string, now: Date): Promise<Opened> {
  if (!TOKEN_FORM.test(token)) throw new Problem("unknown_link")
  return read(() => openWith(db(), token, now))
}

async function openWith(tx: Tx, token: string, now: Date): Promise<Opened> {
  const { caseRow, wave } = await openLink(tx, hashToken(token), now)
  const interview = await findLatestInterview(tx, caseRow.id)
  const instrument = await findInstrument(tx, interview?.instrumentId ?? wave.instrumentId)
  const known = { token, caseRow, wave, instrument }
  if (interview && interview.status !== "broken_off") {
    const kind = interview.status === "running" ? "running" : "ended"
    if (kind === "running") assertNotOnPhone(interview, caseRow, now)
    return { ...known, kind, interview, filling: fillingOf(instrument, interview, caseRow, now) }
  }
  if (caseRow.finalAt) throw new Problem("case_finished")
  return { ...known, kind: "start" }
}

function fillingOf({ study, questionnaire }: Instrument, { mode }: InterviewRow, caseRow: CaseRow, now: Date): Filling {
  return { questionnaire, context: contextOf(study, { ...caseRow, mode }, now) }
}

/** While an interviewer has the case, the person is on the phone with them. */
function assertNotOnPhone(interview: InterviewRow, caseRow: CaseRow, now: Date): void {
  const leased = caseRow.leasedUntil !== null && caseRow.leasedUntil > now
  if (interview.mode === "phone" && leased) throw new Problem("interview_on_phone")
}
