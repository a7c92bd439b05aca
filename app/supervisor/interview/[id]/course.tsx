import { getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { ReadInterview } from "@/db/queries/interview-view"
import { numberIn } from "@/lib/report/numbers"
import type { AnswerWords } from "@/lib/study/answer-words"
import type { Opened } from "./load"

type Fact = Readonly<{ name: string; value: string; question?: string | null }>

/** How the interview went, in figures: nothing here is a judgement by itself. */
export async function Course({ opened, words }: { opened: Opened; words: AnswerWords }) {
  const { course, interview, questionnaire } = opened
  const t = await getTranslations("comment.course")
  const locale = await getLocale()
  const n = (value: number) => numberIn(locale, value)
  const seconds = (value: number) => t("seconds", { n: n(Math.round(value)) })
  const { longest } = course
  const slowest = [...course.seconds].sort(([, a], [, b]) => b - a)[0]
  const calls = secondsOfCalls(opened)
  const length = interview.endedAt && (interview.endedAt.getTime() - interview.startedAt.getTime()) / 1000
  const facts: Fact[] = [
    { name: t("backs"), value: n(course.backs) },
    { name: t("changes"), value: n(course.changes) },
    { name: t("stretches"), value: n(course.stretches) },
    { name: t("longest"), value: longest ? seconds(longest.seconds) : "–", question: longest?.question ?? null },
    { name: t("slowest"), value: slowest ? seconds(slowest[1]) : "–", question: slowest?.[0] ?? null },
  ]
  if (calls !== null && length) {
    const minutes = { call: n(Math.round(calls / 60)), interview: n(Math.round(length / 60)) }
    facts.push({ name: t("calls"), value: t("callsOf", minutes) })
  }
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-sm text-soft">{t("hint")}</p>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {facts.map(({ name, value, question }) => (
          <div key={name}>
            <dt className="text-soft">{name}</dt>
            <dd className="font-medium">{value}</dd>
            {question && questionnaire.byName.has(question) && (
              <dd className="line-clamp-2 text-soft">{words.label(question)}</dd>
            )}
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** Seconds of the calls that the interview was made in; null online and while one is not coded. */
function secondsOfCalls({ calls, interview }: Pick<ReadInterview, "calls" | "interview">): number | null {
  const { mode, startedAt, endedAt } = interview
  if (mode !== "phone" || !endedAt) return null
  const its = calls.filter((call) => call.startedAt <= endedAt && (call.endedAt ?? endedAt) >= startedAt)
  if (its.length === 0) return null
  return its.reduce((sum, call) => sum + ((call.endedAt ?? endedAt).getTime() - call.startedAt.getTime()) / 1000, 0)
}
