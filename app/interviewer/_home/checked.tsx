import { getFormatter, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { type FindingLine, listFindings } from "@/db/queries/appeals"
import { caseNumber } from "@/lib/sample/case-number"
import { appealUntil } from "@/lib/verification/appeal"
import { AppealForm } from "./appeal-form"

const SHOWN = 10

/** The interviewer's interviews whose check is final; of what is drawn or being checked nothing is said. */
export async function Checked({ personId }: { personId: string }) {
  const findings = await read(() => listFindings(db(), personId, SHOWN, new Date()))
  const t = await getTranslations("verification.mine")
  if (findings.length === 0) return null
  return (
    <Card title={t("title")} className="lg:col-span-2">
      <ul className="grid divide-y divide-line text-sm">
        {findings.map((line) => (
          <Finding key={line.id} line={line} />
        ))}
      </ul>
    </Card>
  )
}

async function Finding({ line }: { line: FindingLine }) {
  const t = await getTranslations()
  const { dateTime } = await getFormatter()
  const day = (at: Date) => dateTime(at, { dateStyle: "short" })
  const { id, caseId, endedAt, decidedAt, finding, consequence, refusal, looks, appealDays } = line
  const number = caseNumber(caseId)
  return (
    <li className="grid gap-x-3 gap-y-2 py-2 first:pt-0 last:pb-0 sm:grid-cols-[8rem_14rem_minmax(0,1fr)]">
      <span className="text-soft">{number}</span>
      <span>{t("verification.mine.line", { date: day(endedAt ?? decidedAt) })}</span>
      <div className="grid min-w-0 gap-2">
        <p>
          <span className="font-medium">{t(`verification.findings.${finding}`)}</span>
          {consequence !== "keep" && <span className="text-soft">. {t(`verification.followed.${consequence}`)}</span>}
        </p>
        {looks.map((look) => (
          <Look key={look.id} look={look} day={day} />
        ))}
        {refusal === null && (
          <AppealForm
            id={id}
            number={number}
            until={t("appeal.mine.until", { date: day(appealUntil(decidedAt, appealDays)) })}
          />
        )}
      </div>
    </li>
  )
}

/** What became of an appeal: both sides' words. */
async function Look({ look, day }: { look: FindingLine["looks"][number]; day: (at: Date) => string }) {
  const t = await getTranslations()
  const { kind, askedAt, words, outcome, reason, decidedAt, finding } = look
  return (
    <div className="grid gap-1 border-l-2 border-line-strong pl-3">
      {kind === "appeal" && (
        <p className="break-words">
          <span className="text-soft">{t("appeal.mine.yours")}:</span> {words}
        </p>
      )}
      <p className="font-medium">
        {outcome && decidedAt
          ? t(`appeal.mine.${outcome}`, { date: day(decidedAt) })
          : t("appeal.mine.waiting", { date: day(askedAt) })}
        {outcome === "changed" && (
          <span className="font-normal text-soft">
            {" "}
            {t("appeal.mine.before", { finding: t(`verification.findings.${finding}`) })}
          </span>
        )}
      </p>
      {reason && <p className="break-words whitespace-pre-line">{reason}</p>}
    </div>
  )
}
