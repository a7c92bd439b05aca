import { Calendar, CircleCheck, ListStart, Phone, PhoneOff, UserCheck } from "lucide-react"
import { useFormatter, useTranslations } from "next-intl"
import { Status } from "@/components/ui/status"
import type { CaseLine } from "@/db/queries/case-list"
import { COMPLETE, DO_NOT_CALL } from "@/lib/disposition/codes"
import type { Named } from "@/lib/report/words"
import { controlsOf } from "@/lib/sample/case-control"
import { caseNumber } from "@/lib/sample/case-number"
import { ControlCase } from "./control-form"
import type { Places } from "./places"

type Props = { lines: readonly CaseLine[]; places: Places; colleagues: readonly { id: string; name: string }[] }

/** One case a line: what it is about, how it stands, who has it. */
export function CaseLines({ lines, places, colleagues }: Props) {
  const t = useTranslations("caseControl")
  const outcome = useTranslations("disposition.codes")
  const nameOf = (named: readonly Named[], code: string | null) =>
    code === null ? [] : [named.find((entry) => entry.code === code)?.label ?? code]
  return (
    <ul className="grid text-sm">
      {lines.map((line) => (
        <li
          key={line.id}
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line py-3"
        >
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap gap-x-3">
              <span className="font-semibold tabular-nums">{caseNumber(line.id)}</span>
              <span className="text-soft">{line.wave}</span>
            </p>
            <p className="break-words">
              {[...nameOf(places.region, line.region), ...nameOf(places.service, line.service)].join(", ")}
            </p>
            <p className="text-soft">
              {line.disposition ? outcome(line.disposition as "busy") : t("new")} ·{" "}
              {t("attempts", { n: line.attempts })}
            </p>
            <Signs line={line} />
          </div>
          <ControlCase
            caseId={line.id}
            number={caseNumber(line.id)}
            controls={controlsOf({
              ...line,
              held: line.holder !== null,
              queued: line.priority > 0,
              reserved: line.reservedFor !== null,
              closed: line.disposition === COMPLETE.code || line.disposition === DO_NOT_CALL.code || line.barred,
            })}
            colleagues={colleagues}
          />
        </li>
      ))}
    </ul>
  )
}

function Signs({ line }: { line: CaseLine }) {
  const t = useTranslations("caseControl")
  const format = useFormatter()
  const time = (at: Date) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" })
  return (
    <div className="flex flex-wrap gap-2 [&>span]:whitespace-normal!">
      {line.final && <Status icon={CircleCheck}>{t("final")}</Status>}
      {line.barred && (
        <Status look="bad" icon={PhoneOff}>
          {t("barred")}
        </Status>
      )}
      {line.holder && line.holdsUntil && (
        <Status look="accent" icon={Phone}>
          {t(line.ahead ? "aheadBy" : "heldBy", { name: line.holder, time: time(line.holdsUntil) })}
        </Status>
      )}
      {!line.final && line.priority > 0 && (
        <Status look="warn" icon={ListStart}>
          {t("queued")}
        </Status>
      )}
      {line.reservedFor && <Status icon={UserCheck}>{t("reservedFor", { name: line.reservedFor })}</Status>}
      {line.agreedAt && <Status icon={Calendar}>{t("agreed", { time: time(line.agreedAt) })}</Status>}
      {!line.agreedAt && line.nextAttemptAt && (
        <span className="text-soft">{t("again", { time: time(line.nextAttemptAt) })}</span>
      )}
    </div>
  )
}
