import Link from "next/link"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { studyCheck, weighCheck } from "@/db/queries/checkable"
import type { OpenedCheck } from "@/db/queries/verifications"
import { answerWords } from "./answer-words"
import { Comparison } from "./comparison"

/** A decided check: what was found, what followed, what came after (`children`), and on what it rests. */
export async function Decided({ check, children }: { check: OpenedCheck; children?: ReactNode }) {
  const { verification } = check
  const t = await getTranslations("verification")
  const interview = await getTranslations("comment.interview")
  const format = await getFormatter()
  const studied = await read(() => studyCheck(db(), check))
  const words = answerWords(studied.checkable.questionnaire, studied, check, await getLocale())
  const { finding, consequence, note, changes, decidedAt } = verification
  return (
    <>
      <Card
        title={t("decided.title")}
        action={
          <Link
            href={`/supervisor/interview/${check.interview.id}`}
            className="text-sm text-accent underline underline-offset-4 print:hidden"
          >
            {interview("read")}
          </Link>
        }
      >
        <div className="grid gap-2">
          <p className="text-lg font-semibold">
            {finding && t(`findings.${finding}`)}. {consequence && t(`followed.${consequence}`)}.
          </p>
          {note && <p className="whitespace-pre-line">{note}</p>}
          {changes && changes.length > 0 && (
            <div>
              <h3 className="text-sm font-medium">{t("decided.changes")}</h3>
              <ul className="list-disc pl-5 text-sm">
                {changes.map(({ question, from, to }) => (
                  <li key={question}>
                    {words.label(question)}: <del>{words.answer(question, from)}</del>{" "}
                    <ins>{words.answer(question, to)}</ins>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {decidedAt && (
            <p className="text-sm text-soft">
              {format.dateTime(decidedAt, { dateStyle: "short", timeStyle: "short" })}
            </p>
          )}
        </div>
      </Card>
      {children}
      <WhatItShowed check={check} />
    </>
  )
}

/** First answers beside those of the check, as the check met them: before any correction. */
export async function WhatItShowed({ check }: { check: OpenedCheck }) {
  const { changes, blindAt } = check.verification
  if (!blindAt) return null
  const asFirst = Object.fromEntries((changes ?? []).map(({ question, from }) => [question, from]))
  const first = { ...check, interview: { ...check.interview, answers: { ...check.interview.answers, ...asFirst } } }
  const studied = await read(() => studyCheck(db(), first))
  return <Comparison check={first} studied={studied} weighed={weighCheck(first, studied)} />
}
