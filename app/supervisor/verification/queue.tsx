import { differenceInCalendarDays } from "date-fns"
import { CalendarClock, CircleCheck, Clock, Flag, TriangleAlert, UserRound } from "lucide-react"
import Link from "next/link"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { Place } from "@/components/report/board-cell"
import { buttonLook } from "@/components/ui/button"
import { Status } from "@/components/ui/status"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import type { Queued } from "@/db/queries/queue"
import type { Person } from "@/lib/permission"
import { namedAxes, nameIn } from "@/lib/report/axes"
import { caseNumber } from "@/lib/sample/case-number"

const URGENT = {
  overdue: { look: "bad", icon: TriangleAlert },
  soon: { look: "warn", icon: Clock },
} as const

type Line = Readonly<{ person: Person; check: Queued; now: Date }>

/** Checks by deadline; lines under each other on a phone. */
export async function Queue({ person, queue, now }: { person: Person; queue: readonly Queued[]; now: Date }) {
  const t = await getTranslations("verification.queue")
  return (
    <table className="w-full border-collapse text-left text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line-strong">
          {(["due", "kind", "interviewer", "about", "state"] as const).map((head) => (
            <th key={head} scope="col" className="px-2 py-1 font-medium">
              {t(head)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody className="max-md:block">
        {queue.map((check) => (
          <Row key={check.id} person={person} check={check} now={now} />
        ))}
      </tbody>
    </table>
  )
}

async function Row({ person, check, now }: Line) {
  const t = await getTranslations("verification")
  const words = await getTranslations("desk")
  const format = await getFormatter()
  const number = caseNumber(check.id)
  return (
    <tr className="border-b border-line align-top max-md:grid max-md:gap-1 max-md:py-3">
      <th scope="row" className="px-2 py-2 font-medium max-md:flex max-md:flex-wrap max-md:gap-2 max-md:py-0">
        <span>{format.dateTime(check.dueAt, { dateStyle: "short" })}</span>
        {check.urgency !== "later" && (
          <span className="block">
            <Status {...URGENT[check.urgency]}>{words(`due.${check.urgency}`)}</Status>
          </span>
        )}
      </th>
      <Cell>
        {t(`kinds.${check.kind}`)}
        {check.reason === "risk" && (
          <span className="flex items-center gap-1 text-soft">
            <Flag aria-hidden className="size-4" />
            {words("queue.risk")}
          </span>
        )}
      </Cell>
      <Cell>
        {check.interviewerId ? (
          <Link
            href={`/supervisor/interviewers/${check.interviewerId}`}
            prefetch={false}
            className="text-accent underline decoration-line-strong underline-offset-4"
          >
            {check.interviewer}
          </Link>
        ) : (
          t("queue.self")
        )}
        , {t(`modes.${check.mode}`)}
      </Cell>
      <Cell>
        <About check={check} now={now} />
      </Cell>
      <Cell>
        <State person={person} check={check} now={now} />
      </Cell>
      <Cell>
        <Link
          href={`/supervisor/verification/${check.id}`}
          prefetch={false}
          aria-label={t("queue.openOf", { number })}
          className={buttonLook(check.assignedTo === person.id ? "primary" : "plain", "small")}
        >
          {t("queue.open")}
        </Link>
      </Cell>
    </tr>
  )
}

async function About({ check, now }: Omit<Line, "person">) {
  const t = await getTranslations("verification.queue")
  const { study } = await read(() => findInstrument(db(), check.instrumentId))
  const axes = namedAxes(study, await getLocale(), null)
  const service = nameIn(axes, "service", check.service)
  const region = nameIn(axes, "region", check.region)
  return (
    <div className="grid gap-0.5">
      {service && <Place named={service} />}
      {region && <span>{region.label}</span>}
      <span className="text-soft">
        {t("age", { days: check.endedAt ? differenceInCalendarDays(now, check.endedAt) : 0 })}
      </span>
    </div>
  )
}

async function State({ person, check }: Line) {
  const t = await getTranslations("verification.queue")
  if (check.blind)
    return (
      <Status look="accent" icon={CircleCheck}>
        {t("toDecide")}
      </Status>
    )
  const whose = check.assignedTo === person.id ? t("mine") : check.assignee && t("theirs", { name: check.assignee })
  return (
    <div className="grid justify-items-start gap-1">
      {whose ? <Status icon={UserRound}>{whose}</Status> : <span className="text-soft">{t("free")}</span>}
      {check.attempts > 0 && (
        <span className="inline-flex items-center gap-1 text-soft">
          <CalendarClock aria-hidden className="size-4" />
          {t("attempts", { count: check.attempts })}
        </span>
      )}
    </div>
  )
}

const Cell = ({ children }: { children: ReactNode }) => <td className="px-2 py-2 max-md:py-0">{children}</td>
