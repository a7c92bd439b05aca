"use client"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { QuestionField } from "@/components/question/question"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Heard } from "./use-notes"
import type { CodedView, ScreenView } from "./view"

type Hear = (question: string, strings: readonly string[] | undefined) => void
/** `wrong`: what cannot be an answer, in words, by question. */
type Notes = { heard: Heard; wrong: Readonly<Record<string, string>>; hear: Hear }

/** Answers as the interviewer coded them; beside each, whether that is what the observer heard. */
export function Coded({ screen, heard, wrong, hear }: Notes & { screen: ScreenView }) {
  const t = useTranslations("observation.screen")
  return (
    <Card title={t("coded")}>
      {screen.coded.length === 0 && <p className="text-soft">{t("empty")}</p>}
      <ol className="divide-y divide-line" reversed>
        {screen.coded.map((one) => (
          <One
            key={one.name}
            one={one}
            language={screen.language}
            heard={heard[one.name]}
            wrong={wrong[one.name]}
            hear={hear}
          />
        ))}
      </ol>
    </Card>
  )
}

type Props = {
  one: CodedView
  language: string
  heard: readonly string[] | undefined
  wrong: string | undefined
  hear: Hear
}

function One({ one, language, heard, wrong, hear }: Props) {
  const t = useTranslations("observation.screen")
  const words = useTranslations("question")
  const [open, setOpen] = useState(false)
  const same = heard !== undefined && heard.join("\n") === one.codedPosted.join("\n")
  const differs = heard !== undefined && !same
  return (
    <li data-coded={one.name} className="py-2">
      <div lang={language}>
        <p className="text-sm text-soft">{one.label}</p>
        <p className="font-medium break-words">{one.coded ?? <span lang="">{t("given")}</span>}</p>
      </div>
      {one.changes > 0 && <p className="text-sm text-warn">{t("changes", { count: one.changes })}</p>}
      {one.asked && (
        <fieldset className="mt-1 flex flex-wrap items-center gap-2">
          <legend className="sr-only">{t("heardHow", { question: one.label })}</legend>
          <Button
            size="small"
            look={same ? "primary" : "plain"}
            aria-pressed={same}
            onClick={() => {
              setOpen(false)
              hear(one.name, same ? undefined : one.codedPosted)
            }}
          >
            {t("same")}
          </Button>
          <Button
            size="small"
            look={differs ? "danger" : "plain"}
            aria-pressed={differs || open}
            onClick={() => setOpen(!open)}
          >
            {t("other")}
          </Button>
          {differs && (
            <Button size="small" look="quiet" onClick={() => hear(one.name, undefined)}>
              {t("clear")}
            </Button>
          )}
        </fieldset>
      )}
      {one.asked && (open || differs) && (
        <div
          lang={language}
          className="mt-2"
          onChange={(event) => {
            event.stopPropagation()
            hear(one.name, stringsIn(event.currentTarget, one.name))
          }}
        >
          <QuestionField asked={{ ...one.asked, given: heard ?? [], error: differs ? wrong : undefined }} t={words} />
        </div>
      )}
    </li>
  )
}

// What stands in the field now, as a form would post it.
function stringsIn(part: HTMLElement, name: string): string[] {
  const whole = part.closest("form")
  return whole
    ? new FormData(whole)
        .getAll(name)
        .map(String)
        .filter((text) => text !== "")
    : []
}
