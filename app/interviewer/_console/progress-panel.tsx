"use client"
import clsx from "clsx"
import { Check } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { useEffect, useRef } from "react"
import { Bar } from "@/components/ui/bar"
import type { Question } from "@/lib/questionnaire/definition"
import { progress } from "@/lib/questionnaire/navigate"
import { type Path, type PathBlock, pathOf } from "@/lib/questionnaire/path"
import { isAnswerable } from "@/lib/questionnaire/questionnaire"
import type { CaseFile } from "./case-file"
import { wordingOf } from "./centre/wording"
import type { Interview, InterviewState } from "./interview"
import { KeyCap } from "./key-cap"

/** Where the list stands beside the question and scrolls by itself. */
const DESKTOP = "(min-width: 64rem)"

type Props = { file: CaseFile; interview: Interview; state: InterviewState; disabled: boolean }

/** How far the interview is, and a way to any of its questions. */
export function ProgressPanel({ file, interview, state, disabled }: Props) {
  const t = useTranslations("interviewer.progress")
  const { engine, deed } = interview
  const { answers, at } = state.filling
  const path = pathOf(engine.questionnaire, answers, engine.context)
  const { answered, total } = progress(engine.questionnaire, answers, engine.context)
  const label = t("answered", { answered, total })
  return (
    <nav aria-label={t("title")} className="grid grid-cols-[minmax(0,1fr)] content-start gap-3 p-3 text-sm">
      <div className="grid gap-1">
        <p className="font-semibold">{label}</p>
        <Bar parts={[{ value: answered, look: "accent" }]} of={total} label={label} />
      </div>
      <ol className="space-y-1">
        {path.blocks.map((block) => (
          <BlockLine
            key={block.block.name}
            {...{ file, path, block, at, disabled }}
            onJump={(to) => deed({ kind: "jump", to })}
          />
        ))}
      </ol>
      <button
        type="button"
        disabled={disabled}
        onClick={() => deed({ kind: "resume" })}
        className="flex min-h-8 items-center gap-2 rounded px-2 text-left hover:bg-sunken"
      >
        <KeyCap>End</KeyCap> {t("toOpen")}
      </button>
    </nav>
  )
}

type LineProps = {
  file: CaseFile
  path: Path
  block: PathBlock
  at: string | null
  disabled: boolean
  onJump: (to: string) => void
}

function BlockLine({ file, path, block, at, disabled, onJump }: LineProps) {
  const locale = useLocale()
  const wording = wordingOf(file, path)
  const asked = block.questions.filter(isAnswerable)
  const answered = asked.filter((question) => path.values[question.name] !== undefined).length
  const here = block.questions.some((question) => question.name === at)
  return (
    <li>
      <details open={here}>
        <summary
          className={clsx(
            "flex cursor-pointer items-start gap-2 rounded px-2 py-1 hover:bg-sunken",
            here && "font-semibold",
          )}
        >
          <span className="min-w-0 flex-1">{wording(block.block.label, locale)}</span>
          <span className="text-soft tabular-nums">
            {answered}/{asked.length}
          </span>
        </summary>
        <ol className="ml-2 border-l border-line pl-1">
          {block.questions.map((question) => (
            <QuestionLine
              key={question.name}
              words={wording(question.label, locale)}
              {...{ question, at, disabled, onJump }}
              answered={path.values[question.name] !== undefined}
            />
          ))}
        </ol>
      </details>
    </li>
  )
}

type QuestionLineProps = {
  question: Question
  words: string
  answered: boolean
  at: string | null
  disabled: boolean
  onJump: (to: string) => void
}

function QuestionLine({ question, words, answered, at, disabled, onJump }: QuestionLineProps) {
  const t = useTranslations("interviewer.progress")
  const line = useRef<HTMLButtonElement>(null)
  const here = question.name === at
  useEffect(() => {
    if (here && matchMedia(DESKTOP).matches) line.current?.scrollIntoView({ block: "nearest" })
  }, [here])
  return (
    <li>
      <button
        ref={line}
        type="button"
        disabled={disabled}
        aria-current={here ? "step" : undefined}
        title={words}
        onClick={() => onJump(question.name)}
        className="flex w-full items-center gap-1 rounded px-1 py-0.5 text-left hover:bg-sunken aria-[current=step]:bg-accent-soft aria-[current=step]:font-semibold"
      >
        {answered ? <Check aria-hidden className="size-4 shrink-0 text-good" /> : <span className="w-4 shrink-0" />}
        <span className="truncate">{words}</span>
        {answered && <span className="sr-only">{t("done")}</span>}
      </button>
    </li>
  )
}
