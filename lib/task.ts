// Work that goes on while a page waits: what the page is told of it.
import type { ProblemParams } from "./problem"

/** A task without a sign of life for so long has lost its process. */
export const TASK_SILENCE_MS = 2 * 60_000
export const INTERRUPTED = "interrupted"

export type TaskState = "running" | "done" | "failed" | "interrupted"

export type TaskView = Readonly<{
  id: string
  kind: string
  waveId: string | null
  state: TaskState
  /** Steps done, of so many; null while their number is not known. */
  done: number
  total: number | null
  /** Of a task that is done: numbers and ids for the page. */
  result: Readonly<Record<string, unknown>> | null
  /** Why it failed. */
  problem: Readonly<{ code: string; params: ProblemParams }> | null
  /** When this was read, in ISO form. */
  at: string
}>

export type KeptTask = Readonly<{
  id: string
  kind: string
  waveId: string | null
  done: number
  total: number | null
  beatAt: Date
  endedAt: Date | null
  result: Record<string, unknown> | null
  problem: string | null
}>

/** The task as of `now`; a running one that has fallen silent is interrupted already. */
export function taskView(task: KeptTask, now: Date): TaskView {
  const { id, kind, waveId, done, total } = task
  const state = stateOf(task, now)
  return {
    ...{ id, kind, waveId, state, done, total },
    result: state === "done" ? task.result : null,
    problem: state === "failed" ? { code: task.problem ?? "", params: (task.result ?? {}) as ProblemParams } : null,
    at: now.toISOString(),
  }
}

/** How much of it is done in percent, rounded down: 100 is said of what is done only. */
export function percentDone({ state, done, total }: TaskView): number | null {
  if (state === "done") return 100
  return total === null || total === 0 ? null : Math.min(99, Math.floor((100 * done) / total))
}

function stateOf({ endedAt, problem, beatAt }: KeptTask, now: Date): TaskState {
  if (endedAt === null) return now.getTime() - beatAt.getTime() > TASK_SILENCE_MS ? "interrupted" : "running"
  if (problem === INTERRUPTED) return "interrupted"
  return problem === null ? "done" : "failed"
}
