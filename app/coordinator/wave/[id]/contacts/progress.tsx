import { getLocale, getTranslations } from "next-intl/server"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { TaskProgress } from "@/components/live/task-progress"
import { read } from "@/db/client"
import { findLatestTask } from "@/db/queries/tasks"
import type { Person } from "@/lib/permission"
import { numberIn } from "@/lib/report/numbers"
import { taskView } from "@/lib/task"
import { IMPORT_TASK } from "./kind"

const Result = z.object({ list: z.string(), added: z.number(), known: z.number(), faults: z.number() })

/** How far the person's newest list is, and what came of it. */
export async function ImportProgress({ person, waveId }: { person: Person; waveId: string }) {
  const t = await getTranslations("lists")
  const locale = await getLocale()
  const row = await read(() => findLatestTask(db(), { kind: IMPORT_TASK, personId: person.id, waveId }))
  if (!row) return null
  const task = taskView(row, new Date())
  const result = Result.safeParse(task.result)
  const shown = (n: number) => numberIn(locale, n)
  return (
    // A new task begins with its own first look.
    <TaskProgress key={task.id} task={task} personId={person.id} title={t("importing")} again={t("again")}>
      {result.success && (
        <>
          <p>
            {result.data.added > 0 ? t("added", { shown: shown(result.data.added) }) : t("noneAdded")}{" "}
            {result.data.known > 0 && t("known", { shown: shown(result.data.known) })}
          </p>
          <p>{result.data.faults > 0 ? t("faulty", { shown: shown(result.data.faults) }) : t("allGood")}</p>
          {result.data.faults > 0 && <FaultsLink waveId={waveId} listId={result.data.list} />}
        </>
      )}
    </TaskProgress>
  )
}

export async function FaultsLink({ waveId, listId, name }: { waveId: string; listId: string; name?: string }) {
  const t = await getTranslations("lists.faults")
  return (
    <a
      href={`/coordinator/wave/${waveId}/contacts/faults/${listId}`}
      download
      aria-label={name && t("downloadOf", { name })}
      className="text-accent underline underline-offset-4"
    >
      {t("download")}
    </a>
  )
}
