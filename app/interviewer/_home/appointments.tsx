"use client"
import { AlarmClock } from "lucide-react"
import { useTranslations } from "next-intl"
import { Empty } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import { useNow } from "../_console/hooks/use-now"
import { ownZone, useWhen } from "../_console/hooks/use-when"
import type { AppointmentLine } from "./load-day"

/** Agreed times by the respondent's clock and by ours, the soonest first. */
export function Appointments({ appointments }: { appointments: readonly AppointmentLine[] }) {
  const t = useTranslations("interviewer.home")
  const now = useNow(20_000)
  if (appointments.length === 0) return <Empty>{t("noAppointments")}</Empty>
  return (
    <ul className="grid gap-3">
      {appointments.map((one) => (
        <Line key={one.caseId} appointment={one} now={now} />
      ))}
    </ul>
  )
}

function Line({
  appointment: { at, hard, timezone, subject },
  now,
}: {
  appointment: AppointmentLine
  now: Date | null
}) {
  const t = useTranslations("interviewer.home")
  const when = useWhen()
  const instant = new Date(at)
  const theirs = when(instant, timezone)
  // Another name for the same clock says nothing new.
  const ours = now && when(instant, ownZone())
  return (
    <li className="border-l-2 border-accent pl-3">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {theirs}
        <span className="text-sm font-normal text-soft">{t("theirTime")}</span>
        {now && instant <= now && (
          <Status look="warn" icon={AlarmClock}>
            {t("due")}
          </Status>
        )}
      </p>
      {!hard && <p className="text-sm text-soft">{t("betterTime")}</p>}
      <p className="text-sm">{subject}</p>
      {ours && ours !== theirs && <p className="text-sm text-soft">{t("yourTime", { at: ours })}</p>}
    </li>
  )
}
