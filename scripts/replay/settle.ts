// Places and positions of finished interviews in the order they ended, by the rules that decide it one at a time.
import type { FinishedRow } from "@/db/queries/bulk"
import { COMPLETE, SCREENED_OUT } from "@/lib/disposition/codes"
import { type Conditions, fallsIn } from "@/lib/quota/cells"
import { type Cell, isOpen, reserve, settle as settlePlace, standingOf } from "@/lib/quota/places"
import { streamOf } from "@/lib/verification/stream"
import type { Judged } from "./judge"

type QuotaCell = Cell & Readonly<{ id: number; conditions: Conditions }>
type Unplaced = "id" | "waveId" | "caseId" | "instrumentId"
export type Settled = Omit<FinishedRow, "interview"> & Readonly<{ interview: Omit<FinishedRow["interview"], Unplaced> }>

/**
 * @param interviewers ids, by their place in the replay
 * @param codesOf what is known of an interview in the dimensions of the quotas
 */
export function settle(
  judged: readonly Judged[],
  cells: readonly QuotaCell[],
  interviewers: readonly string[],
  codesOf: (interview: Judged["interview"]) => Conditions,
): Settled[] {
  const now = new Map(cells.map((cell) => [cell.id, cell]))
  const cellsOf = cellFinder(cells)
  const lengths = new Map<string, number>()
  return judged.map(({ interview, ended, contribution }): Settled => {
    const { region, service, mode, source, language, answers } = interview
    const interviewerId = interview.interviewer === null ? null : (interviewers[interview.interviewer] ?? null)
    const own = cellsOf(codesOf(interview)).map((id) => now.get(id)!)
    const standing = standingOf(ended, own.every(isOpen))
    if (standing === "counted") for (const cell of own) now.set(cell.id, { ...cell, ...settlePlace(reserve(cell)!) })
    const stream = streamOf({ mode, source, interviewerId })
    const position = (lengths.get(stream) ?? 0) + 1
    if (ended === "complete") lengths.set(stream, position)
    const [startedAt, endedAt] = [new Date(interview.startedAt), new Date(interview.endedAt)]
    return {
      interview: {
        ...{ mode, language, interviewerId, status: ended, standing, startedAt, endedAt, lastEventAt: endedAt },
        answers: { ...answers },
        ...(ended === "complete" && { stream, position }),
      },
      disposition: (ended === "complete" ? COMPLETE : SCREENED_OUT).code,
      region,
      service,
      cellIds: standing === "counted" ? own.map(({ id }) => id) : [],
      contribution: standing === "counted" ? contribution : null,
    }
  })
}

function cellFinder(cells: readonly QuotaCell[]) {
  const known = new Map<string, number[]>()
  return (attributes: Conditions): number[] => {
    const key = JSON.stringify(attributes)
    let found = known.get(key)
    if (!found) {
      found = cells.filter((cell) => fallsIn(attributes, cell)).map(({ id }) => id)
      known.set(key, found)
    }
    return found
  }
}
