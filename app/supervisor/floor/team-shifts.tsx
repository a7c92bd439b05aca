import { getFormatter, getTimeZone, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listTeamShifts } from "@/db/queries/shifts"
import { grouped } from "@/lib/grouped"
import type { Person } from "@/lib/permission"
import { formatInTimeZone } from "@/lib/time"
import { weekOf } from "@/lib/week"

/** The team's plan for the week that goes on, person by person. */
export async function TeamShifts({ person, now }: { person: Person; now: Date }) {
  const t = await getTranslations("shift")
  const format = await getFormatter()
  const timezone = await getTimeZone()
  const shifts = await read(() => listTeamShifts(db(), person, weekOf(now, timezone)))
  const time = (instant: Date) => formatInTimeZone(instant, timezone, "HH:mm")
  const people = grouped(shifts, ({ personId }) => personId)
  return (
    <Card title={t("team")}>
      {shifts.length === 0 && <Empty>{t("teamNone")}</Empty>}
      <ul className="grid gap-2 text-sm">
        {[...people].map(([id, own]) => (
          <li key={id} className="grid gap-1 border-b border-line pb-2 md:grid-cols-[14rem_minmax(0,1fr)]">
            <span className="font-medium">{own[0]?.name}</span>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {own.map((shift) => (
                <li key={shift.id} className={shift.endsAt <= now ? "text-soft" : ""}>
                  {format.dateTime(shift.startsAt, { weekday: "short", day: "numeric" })}{" "}
                  {`${time(shift.startsAt)}–${time(shift.endsAt)}`}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}
