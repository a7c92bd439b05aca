// How a case stands when its page is opened: the server's word, or what this machine keeps where that is newer.
import type { CaseFile, RunningFile } from "./case-file"
import type { KeptCall, KeptCase } from "./outbox/entry"

export type CaseStart = Readonly<{ running: RunningFile | null; call: KeptCall | null }>

const LONGEST_CALL_MS = 3 * 3_600_000
/** So long may the beginning of an interview take until every page of the server knows of it. */
const COMMIT_MS = 60_000

/**
 * A page that was kept for work without the network does not know what happened since; the server's own does. One that
 * was made while the interview began may not know of it either. A call of long ago is not the one that goes on now.
 */
export function startOf(file: CaseFile, kept: KeptCase | null, now: Date): CaseStart {
  const running = kept?.running && isOlder(file, kept) ? kept.running : file.running
  const call = kept?.call && (!file.call || file.call.id === kept.call.id) ? kept.call : file.call
  const fresh = call && now.getTime() - Date.parse(call.startedAt) < LONGEST_CALL_MS
  return { running, call: fresh ? call : null }
}

const isOlder = ({ asOf, running }: CaseFile, kept: KeptCase): boolean =>
  asOf <= kept.asOf || (!running && Date.parse(asOf) - Date.parse(kept.asOf) < COMMIT_MS)
