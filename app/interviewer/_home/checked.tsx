import { getFormatter, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { listFindingsOf } from "@/db/queries/verifications"
import { caseNumber } from "@/lib/sample/case-number"

const SHOWN = 10

/** The interviewer's interviews whose check is final; of what is drawn or being checked nothing is said. */
export async function Checked({ personId }: { personId: string }) {
  const checked = await read(() => listFindingsOf(db(), personId, SHOWN))
  const t = await getTranslations("verification")
  const format = await getFormatter()
  if (checked.length === 0) return null
  return (
    <Card title={t("mine.title")} className="lg:col-span-2">
      <ul className="grid gap-1 text-sm">
        {checked.map(({ caseId, endedAt, decidedAt, finding, consequence }) => (
          <li key={caseId} className="grid gap-x-3 sm:grid-cols-[8rem_14rem_1fr]">
            <span className="text-soft">{caseNumber(caseId)}</span>
            <span>{t("mine.line", { date: format.dateTime(endedAt ?? decidedAt, { dateStyle: "short" }) })}</span>
            <span>
              <span className="font-medium">{t(`findings.${finding}`)}</span>
              {consequence !== "keep" && <span className="text-soft">. {t(`followed.${consequence}`)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
