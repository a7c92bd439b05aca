import Link from "next/link"
import { getFormatter, getTimeZone, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listShifts } from "@/db/queries/shifts"
import { formatInTimeZone } from "@/lib/time"
import { weekAfter, weekNamed, weekOf } from "@/lib/week"
import { AddShift } from "./add-shift"
import { CopyWeek } from "./copy-week"
import { RemoveShift } from "./remove-shift"

type Props = { personId: string; wanted: unknown }

/** A week of somebody's shifts: what is planned, one more, and last week's once more. */
export async function Shifts({ personId, wanted }: Props) {
  const t = await getTranslations("shift")
  const format = await getFormatter()
  const timezone = await getTimeZone()
  const week = (typeof wanted === "string" ? weekNamed(wanted, timezone) : null) ?? weekOf(new Date(), timezone)
  const [before, after] = [weekAfter(week, -1, timezone), weekAfter(week, 1, timezone)]
  const shifts = await read(() => listShifts(db(), personId, week))
  const day = (instant: Date) => format.dateTime(instant, { day: "numeric", month: "long" })
  const lastDay = new Date(week.until.getTime() - 1)
  const to = (name: string) => `/admin/person/${personId}?week=${name}`
  return (
    <Card title={t("title")}>
      <div className="grid gap-4">
        <p className="text-sm text-soft">{t("hint")}</p>
        <nav aria-label={t("weeks")} className="flex flex-wrap items-center justify-between gap-2">
          <Link href={to(before.name)} scroll={false} className={buttonLook("plain", "small")}>
            {t("before")}
          </Link>
          <span className="font-medium">{`${day(week.from)} – ${day(lastDay)}`}</span>
          <Link href={to(after.name)} scroll={false} className={buttonLook("plain", "small")}>
            {t("after")}
          </Link>
        </nav>
        {shifts.length === 0 && <Empty>{t("none")}</Empty>}
        <ul>
          {shifts.map(({ id, startsAt, endsAt }) => {
            const date = format.dateTime(startsAt, { weekday: "long", day: "numeric", month: "long" })
            const time = (instant: Date) => formatInTimeZone(instant, timezone, "HH:mm")
            const words = `${date}, ${time(startsAt)}–${time(endsAt)}`
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-1">
                <span>{words}</span>
                <RemoveShift id={id} words={words} />
              </li>
            )
          })}
        </ul>
        <CopyWeek key={before.name} personId={personId} week={before.name} />
        <AddShift
          key={week.name}
          personId={personId}
          first={formatInTimeZone(week.from, timezone, "yyyy-MM-dd")}
          last={formatInTimeZone(lastDay, timezone, "yyyy-MM-dd")}
        />
      </div>
    </Card>
  )
}
