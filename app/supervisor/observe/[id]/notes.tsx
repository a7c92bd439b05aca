"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import "@/components/question/question.css"
import "../../verification/[id]/blind.css"
import type { Asked } from "@/components/question/asked"
import { QuestionField } from "@/components/question/question"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { Refusal } from "@/components/ui/refusal"
import { Coded } from "./coded"
import { Screen, type Status } from "./screen"
import { useNotes } from "./use-notes"
import type { ScreenView } from "./view"

type Props = { id: string; interviewId: string; status: Status; screen: ScreenView; first: readonly Asked[] }

/** What the observer writes down, beside what the interviewer sees. Every change is kept as a draft. */
export function Notes({ id, interviewId, status, screen, first }: Props) {
  const t = useTranslations("observation.form")
  const words = useTranslations("question")
  const { refresh } = useRouter()
  const notes = useNotes(id, first, screen.coded, refresh)
  return (
    <form
      method="post"
      ref={notes.form}
      noValidate
      onChange={notes.look}
      onSubmit={(event) => {
        event.preventDefault()
        notes.send(true)
      }}
      className="blind grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Screen interviewId={interviewId} status={status} screen={screen} />
        <Coded screen={screen} heard={notes.heard} wrong={notes.wrong} hear={notes.hear} />
      </div>
      <Card title={t("title")}>
        <p className="mb-3 text-sm text-soft">{t("hint")}</p>
        <div data-part="form">
          {notes.asked.map((asked) => (
            <QuestionField key={asked.question.name} asked={asked} t={words} />
          ))}
        </div>
        <div className="grid gap-3">
          {notes.missing && <Notice kind="bad">{t("missing")}</Notice>}
          <Refusal of={notes.refused} />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary">
              {t("save")}
            </Button>
            <span role="status" className="text-sm text-soft">
              {notes.kept === "saving" ? t("saving") : notes.kept === "yes" ? t("draft") : ""}
            </span>
          </div>
          <p className="text-sm text-soft">{t("saveHint")}</p>
        </div>
      </Card>
    </form>
  )
}
