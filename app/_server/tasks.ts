// Work that outlasts its request: done by this process while pages show how far it is.
import { db } from "./database"
import { log } from "./log"
import { beginTask, type TaskFor, type TaskWork } from "./task-run"

export type { Progress } from "./task-progress"

/**
 * Notes the task and starts its work, which is not waited for; the task's id. `work` says how far it is as often as it
 * likes. What it returns is kept for the page (numbers and ids, nothing personal); a Problem ends the task with its code,
 * anything else it throws is logged and ends it as `unexpected`.
 */
export async function startTask(kind: string, whose: TaskFor, work: TaskWork): Promise<string> {
  const tell = (error: unknown, what: string) => log.error({ err: error, kind }, what)
  const { id } = await beginTask({ db: db(), tell }, kind, whose, work)
  return id
}
