// How a task runs: its row, its progress, its end. Nothing here waits for a page.
import { type Database, transact } from "@/db/client"
import { addTask, beatTask, endTask, type TaskEnd } from "@/db/queries/tasks"
import { Problem } from "@/lib/problem"
import { type Progress, pacedProgress } from "./task-progress"

export type TaskFor = Readonly<{ person: Readonly<{ id: string }>; waveId: string | null }>
export type TaskWork = (progress: Progress) => Promise<Record<string, unknown>>

/** `tell` hears of what went wrong and is nobody's refusal. */
type Parts = Readonly<{ db: Database; tell: (error: unknown, what: string) => void }>

/** Starts a task; its id, and a promise of its end that never fails. */
export async function beginTask(
  parts: Parts,
  kind: string,
  { person, waveId }: TaskFor,
  work: TaskWork,
): Promise<Readonly<{ id: string; over: Promise<void> }>> {
  const id = await transact(parts.db, (tx) => addTask(tx, { kind, personId: person.id, waveId }, new Date()))
  return { id, over: run(parts, id, work) }
}

async function run({ db, tell }: Parts, id: string, work: TaskWork): Promise<void> {
  const { progress, stop } = pacedProgress(
    (step) => transact(db, (tx) => beatTask(tx, id, step, new Date())),
    (error) => tell(error, "progress of a task could not be written"),
  )
  const end = await ended(work, progress, tell)
  await stop()
  try {
    await transact(db, (tx) => endTask(tx, id, end, new Date()))
  } catch (error) {
    // Unwritten, the task is taken for interrupted after a while, and its page says so.
    tell(error, "the end of a task could not be written")
  }
}

async function ended(work: TaskWork, progress: Progress, tell: Parts["tell"]): Promise<TaskEnd> {
  try {
    return { result: await work(progress) }
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem("unexpected")
    if (problem.status >= 500) tell(error, "a task failed")
    return { problem: problem.code, params: { ...problem.params } }
  }
}
