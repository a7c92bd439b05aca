import Link from "next/link"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Place } from "@/components/report/board-cell"
import { Card } from "@/components/ui/card"
import { namedAxes, nameIn } from "@/lib/report/axes"
import { caseNumber } from "@/lib/sample/case-number"
import { minutesOf } from "@/lib/verification/weigh"
import type { Opened } from "./load"

/** What the interview is about, who conducted it, when, and where it stands. */
export async function Facts({ opened }: { opened: Opened }) {
  const { interview, caseRow, interviewer, study, check } = opened
  const t = await getTranslations("comment.interview")
  const common = await getTranslations("common")
  const format = await getFormatter()
  const axes = namedAxes(study, await getLocale(), null)
  const service = nameIn(axes, "service", caseRow.service)
  const region = nameIn(axes, "region", caseRow.region)
  const time = (at: Date) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" })
  const minutes = interview.endedAt && minutesOf(interview.startedAt, interview.endedAt)
  return (
    <Card
      title={t("facts")}
      action={
        check && (
          <Link
            href={`/supervisor/verification/${check.id}`}
            className="text-sm text-accent underline underline-offset-4 print:hidden"
          >
            {t("check")} {caseNumber(check.id)}
          </Link>
        )
      }
    >
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-4">
        {service && (
          <Fact name={axes.service?.label ?? ""}>
            <Place named={service} />
          </Fact>
        )}
        {region && <Fact name={axes.region?.label ?? ""}>{region.label}</Fact>}
        <Fact name={t("case")}>{caseNumber(caseRow.id)}</Fact>
        <Fact name={t("interviewer")}>{interviewer?.name ?? t("self")}</Fact>
        <Fact name={t("mode")}>{common(`modes.${interview.mode}`)}</Fact>
        <Fact name={t("language")}>{common(`languages.${interview.language as "kk"}`)}</Fact>
        <Fact name={t("started")}>{time(interview.startedAt)}</Fact>
        {interview.endedAt && <Fact name={t("ended")}>{time(interview.endedAt)}</Fact>}
        {minutes !== null && <Fact name={t("length")}>{t("minutes", { n: minutes })}</Fact>}
        <Fact name={t("standing")}>{t(`standings.${standingOf(opened)}`)}</Fact>
      </dl>
    </Card>
  )
}

function standingOf({ interview, voided }: Opened) {
  if (interview.withdrawnAt) return "withdrawn"
  if (voided) return "voided"
  if (interview.status === "screened_out" || interview.status === "broken_off") return interview.status
  return interview.standing ?? "out"
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-soft">{name}</dt>
    <dd className="font-medium">{children}</dd>
  </div>
)
