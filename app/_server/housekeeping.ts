// What nobody has to remember: days end, interviews are judged, checks are spread. Everything here may run twice.
import { type Job, type Jobs, startJobs } from "@/adapters/jobs/start"
import { poolOf, read, transact } from "@/db/client"
import { admitAll } from "@/db/queries/admission"
import { freeAhead } from "@/db/queries/ahead"
import { endDays } from "@/db/queries/draw"
import { tellReturned } from "@/db/queries/floor"
import { dropOldHits } from "@/db/queries/hits"
import { judgeInterviews } from "@/db/queries/judge"
import { refreshMicrodata } from "@/db/queries/microdata"
import { foldAll } from "@/db/queries/progress"
import { endQuietClosed } from "@/db/queries/quota-closed"
import { freeExpired } from "@/db/queries/quotas"
import { sendDue } from "@/db/queries/send-due"
import { spreadWork } from "@/db/queries/spread"
import { endInterrupted } from "@/db/queries/tasks"
import { weighWaves } from "@/db/queries/weights"
import { judgeWork } from "@/db/queries/work-flags"
import { db, vault } from "./database"
import { env } from "./env"
import { log } from "./log"
import { senders } from "./senders"

/** Starts the jobs of this process, unless `SAUAL_JOBS=0` leaves them to another one. */
export function startHousekeeping(): Jobs {
  if (env().SAUAL_JOBS === "0") return { stop: async () => undefined }
  // A setting that cannot be read stops the start, not the first letter.
  senders()
  const pool = poolOf(env().DATABASE_URL)
  const query = (text: string, values?: unknown[]) => pool.query(text, values)
  return startJobs({ query }, JOBS, (error) => log.error({ err: error }, "housekeeping"))
}

const JOBS: readonly Job[] = [
  { name: "minute", cron: "* * * * *", work: everyMinute },
  // By itself: a big wave takes longer than places and days may wait.
  { name: "microdata", cron: "* * * * *", work: takeAnswers },
  // By itself, too: a slow mail server keeps nothing else waiting.
  { name: "letters", cron: "* * * * *", work: sendLetters },
  // Night in every region of a study in Kazakhstan.
  { name: "day", cron: "30 22 * * *", work: everyNight },
]

/** Days end before the rest: what they draw is spread in the same round. One duty's failure does not keep the others. */
async function everyMinute(goOn: () => boolean): Promise<void> {
  const failures: unknown[] = []
  for (const duty of [
    ...[freeTaken, tellOfReturned, freePlaces, endClosedOnes, admitWaiting, endSilentTasks],
    ...[endAllDays, judgeAll, spreadAll, foldCounts, weighAll],
  ]) {
    if (!goOn()) return
    await duty(goOn).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, "some duties of the minute failed")
}

async function everyNight(): Promise<void> {
  await transact(db(), (tx) => dropOldHits(tx, new Date()))
  await judgeWork(db(), new Date())
}

const freeTaken = () => transact(db(), (tx) => freeAhead(tx, new Date()))
const tellOfReturned = () => transact(db(), (tx) => tellReturned(tx, new Date()))
const freePlaces = () => transact(db(), (tx) => freeExpired(tx, new Date()))
const endClosedOnes = () => endQuietClosed(db(), new Date())
const admitWaiting = () => admitAll(db(), new Date())
const endSilentTasks = () => transact(db(), (tx) => endInterrupted(tx, new Date()))
const endAllDays = () => transact(db(), (tx) => endDays(tx, vault().open, new Date()))
const judgeAll = (goOn: () => boolean) => judgeInterviews(db(), vault().open, new Date(), goOn)
async function spreadAll(goOn: () => boolean): Promise<void> {
  while (goOn() && (await transact(db(), spreadWork)) > 0);
}
const foldCounts = (goOn: () => boolean) => read(() => foldAll(db(), goOn))
const weighAll = (goOn: () => boolean) => read(() => weighWaves(db(), new Date(), goOn))
async function takeAnswers(goOn: () => boolean): Promise<void> {
  await read(() => refreshMicrodata(db(), new Date(), goOn))
}
async function sendLetters(goOn: () => boolean): Promise<void> {
  await read(() => sendDue(db(), senders(), vault(), new Date(), goOn))
}
