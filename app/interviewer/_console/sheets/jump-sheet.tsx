"use client"
import { Check } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { type KeyboardEvent, useState } from "react"
import { Field, Input } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { pathOf } from "@/lib/questionnaire/path"
import type { CaseFile } from "../case-file"
import { wordingOf } from "../centre/wording"
import type { Interview, InterviewState } from "../interview"
import { matching } from "./matching"
import { Sheet } from "./sheet"

type Props = { file: CaseFile; interview: Interview | null; state: InterviewState | null; onClose: () => void }

/** Any question by its number or words: arrows choose, Enter goes there. Nothing that was answered is lost. */
export function JumpSheet({ file, interview, state, onClose }: Props) {
  const t = useTranslations("interviewer.jump")
  const locale = useLocale()
  const [typed, setTyped] = useState("")
  const [at, setAt] = useState(0)
  if (!interview || !state) {
    return (
      <Sheet title={t("title")} onClose={onClose}>
        <Notice>{t("notBegun")}</Notice>
      </Sheet>
    )
  }
  const path = pathOf(interview.engine.questionnaire, state.filling.answers, interview.engine.context)
  const wording = wordingOf(file, path)
  const found = matching(
    path.questions.map(({ name, label }) => ({ name, words: wording(label, locale) })),
    typed,
  )
  const go = (name: string | undefined) => {
    if (name === undefined) return
    interview.deed({ kind: "jump", to: name })
    onClose()
  }
  function press(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) setAt((before) => Math.min(Math.max(0, before + by), Math.max(0, found.length - 1)))
    else if (event.key === "Enter") go(found[Math.min(at, found.length - 1)]?.name)
    else return
    event.preventDefault()
  }
  return (
    <Sheet title={t("title")} onClose={onClose}>
      <Field label={t("label")}>
        {(control) => (
          <Input
            {...control}
            data-first
            autoComplete="off"
            value={typed}
            onKeyDown={press}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
          />
        )}
      </Field>
      <p role="status" className="my-2 text-sm text-soft">
        {t("found", { count: found.length })}
      </p>
      <ol className="grid gap-0.5 text-sm">
        {found.map(({ name, number, words }, place) => (
          <li key={name}>
            <button
              type="button"
              aria-current={place === at ? "true" : undefined}
              ref={(line) => {
                if (place === at) line?.scrollIntoView({ block: "nearest" })
              }}
              onClick={() => go(name)}
              className="flex w-full items-start gap-2 rounded px-2 py-1 text-left hover:bg-sunken aria-[current=true]:bg-accent-soft"
            >
              <span className="w-7 shrink-0 text-soft tabular-nums">{number}</span>
              <span className="min-w-0 flex-1">{words}</span>
              {path.values[name] !== undefined && <Check aria-hidden className="size-4 shrink-0 text-good" />}
            </button>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
