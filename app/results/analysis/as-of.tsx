import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { TaskProgress } from "@/components/live/task-progress"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import type { WaveRow } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { numberIn } from "@/lib/report/numbers"
import { taskView } from "@/lib/task"
import { countAgain } from "./actions"
import type { Figures } from "./figures"
import { lastCount } from "./start-count"

type Props = { person: Person; wave: WaveRow; figures: Figures }

/** How old the answers are, when they are counted again, and a button for now. */
export async function AsOf({ person, wave, figures: { at, n } }: Props) {
  const t = await getTranslations("analysis")
  const last = await lastCount(person, wave.id)
  const task = last && taskView(last, new Date())
  const matters = task && (task.state === "running" || (task.state !== "done" && (!at || (last?.createdAt ?? at) > at)))
  return (
    <div className="grid gap-2">
      {!at && <Notice>{t("empty.notYet")}</Notice>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
        {at && (
          <p>
            <Moment at={at} n={n} timezone={wave.timezone} /> <span className="print:hidden">{t("asOf.again")}</span>
          </p>
        )}
        {task?.state !== "running" && (
          <form action={countAgain} className="print:hidden">
            <input type="hidden" name="wave" value={wave.id} />
            <Button size="small" type="submit">
              {t("asOf.refresh")}
            </Button>
          </form>
        )}
      </div>
      {matters && <TaskProgress task={task} personId={person.id} title={t("asOf.title")} again={t("asOf.press")} />}
    </div>
  )
}

async function Moment({ at, n, timezone }: { at: Date; n: number | null; timezone: string }) {
  const t = await getTranslations("analysis.asOf")
  const format = await getFormatter()
  const locale = await getLocale()
  const moment = format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone: timezone })
  return n === null ? t("moment", { at: moment }) : t("at", { at: moment, n: numberIn(locale, n) })
}
