"use client"
import { useRouter } from "next/navigation"
import { useLocale, useTranslations } from "next-intl"
import { type ReactNode, useEffect, useRef } from "react"
import { Notice } from "@/components/ui/notice"
import { numberIn } from "@/lib/report/numbers"
import { percentDone, type TaskView } from "@/lib/task"
import { LiveMark } from "./live-mark"
import { TaskBar } from "./task-bar"
import { useLiveData } from "./use-live-data"

/**
 * A task of the person's own as it goes on; the page is read anew once it has ended. `title` says what is done, `again`
 * what to do when it was interrupted, `children` what came of it.
 */
export function TaskProgress(props: {
  task: TaskView
  personId: string
  title: string
  again?: string
  children?: ReactNode
}) {
  const { task: initial, personId, title, again, children } = props
  // What has ended changes no more; what was interrupted may come back with an end.
  const topics = initial.state === "done" || initial.state === "failed" ? [] : [`task:${personId}`]
  const [task, live] = useLiveData(initial, `/api/task/${initial.id}`, topics)
  const { refresh } = useRouter()
  const was = useRef(initial.state)
  useEffect(() => {
    if (was.current === "running" && task.state !== "running") refresh()
    was.current = task.state
  }, [task.state, refresh])
  const step = useStep(task)
  return (
    <section aria-label={title} data-task={task.state} className="grid gap-2">
      {task.state === "running" ? (
        <>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <p className="font-medium">{title}</p>
            {live !== "live" && <LiveMark state={live} />}
          </div>
          <TaskBar percent={percentDone(task)} label={title} words={step} />
        </>
      ) : (
        <Ended task={task} title={title} again={again}>
          {children}
        </Ended>
      )}
    </section>
  )
}

/** Running `n` of `m` in words. */
function useStep({ done, total }: TaskView): string {
  const t = useTranslations("task")
  const locale = useLocale()
  if (total === null) return done === 0 ? t("starting") : t("so_far", { done: numberIn(locale, done) })
  return t("step", { done: numberIn(locale, done), total: numberIn(locale, total) })
}

function Ended(props: { task: TaskView; title: string; again: string | undefined; children: ReactNode }) {
  const { task, title, again, children } = props
  const t = useTranslations("task")
  const problem = useTranslations("problem")
  if (task.state === "done")
    return (
      <Notice kind="good">
        <p>{t("done", { title })}</p>
        {children}
      </Notice>
    )
  const code = task.problem?.code ?? "unexpected"
  return (
    <Notice kind="bad">
      <p className="font-medium">{t(task.state === "failed" ? "failed" : "interrupted", { title })}</p>
      <p>
        {task.state === "failed" ? problem(code as "unexpected", task.problem?.params ?? {}) : (again ?? t("again"))}
      </p>
    </Notice>
  )
}
