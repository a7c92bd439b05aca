import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { FlagList } from "@/components/verification/flag-list"
import { caseNumber } from "@/lib/sample/case-number"
import { answerWordsOf } from "@/lib/study/answer-words"
import { Answers } from "./answers"
import { CallList } from "./calls"
import { Course } from "./course"
import { Discussion } from "./discussion"
import { Facts } from "./facts"
import { loadInterview, type Opened } from "./load"

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }) {
  return { title: (await getTranslations("comment"))("title", { number: caseNumber((await params).id) }) }
}

export default async function InterviewPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await requirePerson("interview.read")
  const { id } = await params
  const opened = await loadInterview(person, id)
  const t = await getTranslations("comment")
  return (
    <Desk
      person={person}
      title={t("title", { number: caseNumber(id) })}
      actions={
        <Link href="/supervisor/verification" className="text-accent underline underline-offset-4 print:hidden">
          {t("interview.back")}
        </Link>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">{opened ? <Open opened={opened} /> : <Shut />}</div>
    </Desk>
  )
}

async function Shut() {
  const t = await getTranslations("comment.interview")
  return (
    <Notice kind="warn">
      <p className="font-medium">{t("shut")}</p>
      <p>{t("shutHint")}</p>
    </Notice>
  )
}

async function Open({ opened }: { opened: Opened }) {
  const { interview, caseRow, study, questionnaire, check, comments, interviewer } = opened
  const t = await getTranslations("comment")
  const words = answerWordsOf(study, questionnaire, caseRow, await getLocale())
  const waiting = check !== null && !check.decided
  const asks = interviewer !== null && !waiting
  const whole = comments.filter(({ question }) => question === null)
  return (
    <>
      <Facts opened={opened} />
      <Course opened={opened} words={words} />
      {opened.flags.length > 0 && (
        <Card title={t("interview.flags")}>
          <FlagList flags={opened.flags} />
        </Card>
      )}
      <Card title={t("whole")}>
        {interviewer === null && <p className="text-sm text-soft">{t("online")}</p>}
        {waiting && <p className="text-sm text-soft">{t("waiting")}</p>}
        {asks && whole.length === 0 && <p className="mb-2 text-sm text-soft">{t("none")}</p>}
        <Discussion interviewId={interview.id} question={null} threads={whole} asks={asks} />
      </Card>
      <Answers opened={opened} words={words} asks={asks} />
      <CallList calls={opened.calls} />
    </>
  )
}
