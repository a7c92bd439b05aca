import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { Place } from "@/components/report/board-cell"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import type { OpenedCheck } from "@/db/queries/verifications"
import { namedAxes, nameIn } from "@/lib/report/axes"

/** What is known of the interview without any of its answers. */
export async function Facts({ check }: { check: OpenedCheck }) {
  const { verification, interview, caseRow, interviewer } = check
  const t = await getTranslations("verification")
  const common = await getTranslations("common.languages")
  const format = await getFormatter()
  const { study } = await read(() => findInstrument(db(), interview.instrumentId))
  const axes = namedAxes(study, await getLocale(), null)
  const service = nameIn(axes, "service", caseRow.service)
  const region = nameIn(axes, "region", caseRow.region)
  const day = (at: Date | null) => (at ? format.dateTime(at, { dateStyle: "short", timeStyle: "short" }) : "")
  return (
    <Card title={t("check.facts")}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm lg:grid-cols-4">
        {service && <Fact name={axes.service?.label ?? ""}>{<Place named={service} />}</Fact>}
        {region && <Fact name={axes.region?.label ?? ""}>{region.label}</Fact>}
        <Fact name={t("queue.interviewer")}>{interviewer?.name ?? t("queue.self")}</Fact>
        <Fact name={t("check.mode")}>{t(`modes.${interview.mode}`)}</Fact>
        <Fact name={t("check.ended")}>{day(interview.endedAt)}</Fact>
        <Fact name={t("check.language")}>{common(interview.language as "kk")}</Fact>
        <Fact name={t("queue.due")}>{format.dateTime(verification.dueAt, { dateStyle: "short" })}</Fact>
        <Fact name={t("check.drawn")}>
          {verification.cause ? t(`check.causes.${verification.cause}`) : t("check.random")}
        </Fact>
        <Fact name={t("check.kind")}>
          {t(`kinds.${verification.kind}`)}
          {verification.kindReason && (
            <span className="block font-normal text-soft">
              {t("check.drawnAs", {
                kind: t(`kinds.${verification.drawnKind}`),
                reason: isCoded(verification.kindReason)
                  ? t(`check.${CODED[verification.kindReason]}`)
                  : verification.kindReason,
              })}
            </span>
          )}
        </Fact>
      </dl>
    </Card>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-soft">{name}</dt>
    <dd className="font-medium">{children}</dd>
  </div>
)

/** Reasons that the draw gives by itself; others are a supervisor's words. */
const CODED = { not_observed: "notObserved", on_suspicion: "onSuspicion" } as const

const isCoded = (reason: string): reason is keyof typeof CODED => reason in CODED
