// Tasks: what somebody has asked for that takes a while, each person's own. Every change is told to who follows.
import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm"
import { INTERRUPTED, TASK_SILENCE_MS } from "@/lib/task"
import type { Tx } from "../client"
import { newId } from "../ids"
import { notify } from "../notify"
import { tasks } from "../schema"

export type TaskRow = typeof tasks.$inferSelect
export type NewTask = Readonly<{ kind: string; personId: string; waveId: string | null }>
export type TaskEnd = Readonly<
  { result: Record<string, unknown> } | { problem: string; params: Record<string, unknown> }
>

/** Its id. */
export async function addTask(tx: Tx, task: NewTask, now: Date): Promise<string> {
  const id = newId()
  await tx.insert(tasks).values({ id, ...task, beatAt: now })
  await tell(tx, task.personId)
  return id
}

/** A sign of life, with how far it is; nothing once it has ended. */
export async function beatTask(
  tx: Tx,
  id: string,
  { done, total }: Readonly<{ done: number; total: number | null }>,
  now: Date,
): Promise<void> {
  const [row] = await tx
    .update(tasks)
    .set({ done: total === null ? done : Math.min(done, total), total, beatAt: now })
    .where(and(eq(tasks.id, id), isNull(tasks.endedAt)))
    .returning({ personId: tasks.personId })
  if (row) await tell(tx, row.personId)
}

/** Ends it for good. One that was taken for interrupted has an end all the same, when its process comes with one. */
export async function endTask(tx: Tx, id: string, end: TaskEnd, now: Date): Promise<void> {
  const set = "problem" in end ? { problem: end.problem, result: end.params } : { problem: null, result: end.result }
  const [row] = await tx
    .update(tasks)
    .set({ ...set, endedAt: now, ...(!("problem" in end) && { done: sql`coalesce(${tasks.total}, ${tasks.done})` }) })
    .where(and(eq(tasks.id, id), or(isNull(tasks.endedAt), eq(tasks.problem, INTERRUPTED))))
    .returning({ personId: tasks.personId })
  if (row) await tell(tx, row.personId)
}

/** Ends the tasks whose processes have died; how many. */
export async function endInterrupted(tx: Tx, now: Date): Promise<number> {
  const silent = lt(tasks.beatAt, new Date(now.getTime() - TASK_SILENCE_MS))
  const ended = await tx
    .update(tasks)
    .set({ endedAt: now, problem: INTERRUPTED })
    .where(and(isNull(tasks.endedAt), silent))
    .returning({ personId: tasks.personId })
  for (const personId of new Set(ended.map((row) => row.personId))) await tell(tx, personId)
  return ended.length
}

/** Null for another person's as for one that is not there. */
export async function findOwnTask(tx: Tx, personId: string, id: string): Promise<TaskRow | null> {
  const [row] = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), eq(tasks.personId, personId)))
  return row ?? null
}

/** The person's newest task of a kind, in a wave: a page that is opened again goes on showing it. */
export async function findLatestTask(tx: Tx, { kind, personId, waveId }: NewTask): Promise<TaskRow | null> {
  const ofWave = waveId === null ? isNull(tasks.waveId) : eq(tasks.waveId, waveId)
  const [row] = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.kind, kind), eq(tasks.personId, personId), ofWave))
    .orderBy(desc(tasks.createdAt), desc(tasks.id))
    .limit(1)
  return row ?? null
}

const tell = (tx: Tx, personId: string) => notify(tx, { topic: "task", personId })
