// Who stands behind a token, and what there is to do: begin, go on, or nothing more.
import { hashToken, TOKEN_FORM } from "@/adapters/vault/token"
import { db } from "@/app/_server/database"
import { read, type Tx } from "@/db/client"
import type { CaseRow } from "@/db/queries/cases"
import { contextOf, findInstrument, type Instrument } from "@/db/queries/instruments"
import type { InterviewRow } from "@/db/queries/interviews"
import { openLink } from "@/db/queries/links"
import { findLatestInterview, findWithdrawn } from "@/db/queries/respondent"
import type { WaveRow } from "@/db/queries/waves"
import { Problem } from "@/lib/problem"
import type { Filling } from "./asked-now"

type Known = Readonly<{ token: string; caseRow: CaseRow; wave: WaveRow; instrument: Instrument }>

/** Everything behind a token, whatever state it is in: `interview` is the newest. */
export type Behind = Known & Readonly<{ interview: InterviewRow | null; withdrawn: boolean }>

export type Opened =
  | (Known & Readonly<{ kind: "withdrawn" }>)
  /** `begun` by phone: what was answered there is kept. */
  | (Known & Readonly<{ kind: "start"; begun: InterviewRow | null }>)
  | (Known & Readonly<{ kind: "running"; interview: InterviewRow; filling: Filling }>)
  | (Known & Readonly<{ kind: "ended"; interview: InterviewRow; filling: Filling }>)

/**
 * Problems: `unknown_link` (also for what cannot be a token), `link_expired`, `link_revoked`, `interview_on_phone`,
 * and `case_finished` when the case ended without an interview.
 */
export async function openToken(token: string, now: Date): Promise<Opened> {
  return stateOf(await findBehind(token, now), now)
}

/** For pages that have something to say in every state. Problems: `unknown_link`, `link_expired`, `link_revoked`. */
export async function findBehind(token: string, now: Date): Promise<Behind> {
  if (!TOKEN_FORM.test(token)) throw new Problem("unknown_link")
  return read(() => findWith(db(), token, now))
}

async function findWith(tx: Tx, token: string, now: Date): Promise<Behind> {
  const { caseRow, wave, withdrawn } = await findOpen(tx, hashToken(token), now)
  const interview = await findLatestInterview(tx, caseRow.id)
  const instrument = await findInstrument(tx, interview?.instrumentId ?? wave.instrumentId)
  return { token, caseRow, wave, instrument, interview, withdrawn }
}

// A withdrawal revokes the link, but its owner is told what they did.
async function findOpen(tx: Tx, hash: string, now: Date) {
  try {
    return { ...(await openLink(tx, hash, now)), withdrawn: false }
  } catch (error) {
    const found = error instanceof Problem && error.code === "link_revoked" ? await findWithdrawn(tx, hash) : null
    if (!found) throw error
    return { ...found, withdrawn: true }
  }
}

/** What there is to do behind a token. Problems `interview_on_phone`, `case_finished`. */
export function stateOf({ interview, withdrawn, ...known }: Behind, now: Date): Opened {
  const { caseRow, instrument } = known
  if (withdrawn) return { ...known, kind: "withdrawn" }
  if (interview && interview.status !== "broken_off") {
    const kind = interview.status === "running" ? "running" : "ended"
    if (kind === "running") assertNotOnPhone(interview, caseRow, now)
    // With the first page sent from here it becomes an online one.
    if (kind === "running" && interview.mode === "phone") return { ...known, kind: "start", begun: interview }
    return { ...known, kind, interview, filling: fillingOf(instrument, interview, caseRow, now) }
  }
  if (caseRow.finalAt) throw new Problem("case_finished")
  return { ...known, kind: "start", begun: null }
}

export function fillingOf(
  { study, questionnaire }: Instrument,
  { mode }: InterviewRow,
  caseRow: CaseRow,
  now: Date,
): Filling {
  return { questionnaire, context: contextOf(study, { ...caseRow, mode }, now) }
}

/** While an interviewer has the case, the person is on the phone with them. */
function assertNotOnPhone(interview: InterviewRow, caseRow: CaseRow, now: Date): void {
  const leased = caseRow.leasedUntil !== null && caseRow.leasedUntil > now
  if (interview.mode === "phone" && leased) throw new Problem("interview_on_phone")
}
