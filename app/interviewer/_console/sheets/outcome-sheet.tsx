"use client"
import clsx from "clsx"
import { useTranslations } from "next-intl"
import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field, Select, TextArea } from "@/components/ui/field"
import { DISPOSITIONS, type Disposition, type Group } from "@/lib/disposition/codes"
import { FailureNotice } from "../failure-notice"
import type { Attempted, Failure } from "../hooks/attempt"
import { pressOf } from "../hooks/use-press"
import { keyOf, LIST_KEYS } from "../keys"
import { Sheet } from "./sheet"

const GROUPS: readonly Group[] = ["spoke", "no_contact", "not_eligible", "number"]
/** In the order of the screen, one key each. An appointment has its own sheet. */
const CODED = GROUPS.flatMap((group) =>
  DISPOSITIONS.filter((one) => one.group === group && one.next.kind !== "appointment"),
)
const KEYS = new Map(CODED.map(({ code }, place) => [code, LIST_KEYS[place] ?? ""]))

const LANGUAGE_BARRIER = "language_barrier"

type Props = {
  /** Marked already, when the console knows the outcome. */
  code: string | null
  onClose: () => void
  onCode: (code: string, note: string, speaks: string | null) => Promise<Attempted<void>>
  /** Languages that the respondent may turn out to speak, by code. */
  languages: Readonly<Record<string, string>>
}

export function OutcomeSheet({ code: known, onClose, onCode, languages }: Props) {
  const t = useTranslations()
  const [code, setCode] = useState(known)
  const [note, setNote] = useState("")
  const [speaks, setSpeaks] = useState("")
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function confirm(): Promise<void> {
    if (!code || busy) return
    setBusy(true)
    setFailure(null)
    const answer = await onCode(code, note, code === LANGUAGE_BARRIER && speaks !== "" ? speaks : null)
    if (answer.ok) return
    setFailure(answer.failure)
    setBusy(false)
  }
  useOutcomeKeys(setCode, () => void confirm())
  return (
    <Sheet title={t("interviewer.outcome.title")} onClose={onClose}>
      <div className="grid gap-3">
        {GROUPS.map((group) => (
          <OutcomeGroup key={group} group={group} chosen={code} onPick={setCode} />
        ))}
        {code === LANGUAGE_BARRIER && (
          <Field label={t("interviewer.outcome.speaks")}>
            {(control) => (
              <Select {...control} value={speaks} onChange={(event) => setSpeaks(event.target.value)}>
                <option value="">{t("interviewer.outcome.otherLanguage")}</option>
                {Object.entries(languages).map(([language, name]) => (
                  <option key={language} value={language}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label={t("interviewer.outcome.note")}>
          {(control) => (
            <TextArea
              {...control}
              rows={1}
              className="min-h-12!"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <FailureNotice failure={failure} />
        <Button
          look="primary"
          className="sticky bottom-0 min-h-11 disabled:opacity-100!"
          disabled={!code || busy}
          onClick={confirm}
        >
          {busy
            ? t("interviewer.outcome.saving")
            : code
              ? t("interviewer.outcome.confirm", { outcome: t(`disposition.codes.${code as "complete"}`) })
              : t("interviewer.outcome.choose")}
        </Button>
      </div>
    </Sheet>
  )
}

type GroupProps = { group: Group; chosen: string | null; onPick: (code: string) => void }

function OutcomeGroup({ group, chosen, onPick }: GroupProps) {
  const t = useTranslations("disposition")
  return (
    <div role="radiogroup" aria-label={t(`groups.${group}`)} className="grid gap-1">
      <h3 className="text-sm font-medium text-soft">{t(`groups.${group}`)}</h3>
      <div className="grid gap-1 sm:grid-cols-2">
        {CODED.filter((one) => one.group === group).map((one) => (
          <OutcomeRow key={one.code} outcome={one} chosen={one.code === chosen} onPick={() => onPick(one.code)} />
        ))}
      </div>
    </div>
  )
}

function OutcomeRow({ outcome, chosen, onPick }: { outcome: Disposition; chosen: boolean; onPick: () => void }) {
  const t = useTranslations("disposition.codes")
  const key = KEYS.get(outcome.code)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the same look and keys as the answers of a question
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-keyshortcuts={key}
      onClick={onPick}
      className={clsx(
        "flex min-h-10 items-center gap-2 rounded-md border px-2 py-1 text-left text-sm leading-tight",
        chosen ? "border-accent bg-accent-soft font-semibold" : "border-line hover:bg-sunken",
      )}
    >
      <kbd className="grid min-w-6 place-items-center rounded border border-line-strong bg-page font-sans font-bold">
        {key}
      </kbd>
      {t(outcome.code as "complete")}
    </button>
  )
}

/** One key marks an outcome, Enter confirms it; the note's field keeps its own keys. */
function useOutcomeKeys(pick: (code: string) => void, confirm: () => void): void {
  const latest = useRef({ pick, confirm })
  useEffect(() => {
    latest.current = { pick, confirm }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const enter = event.key === "Enter" && !event.shiftKey && !event.repeat && !event.isComposing
      if (enter && !target?.closest("button:not([role=radio]), a")) {
        event.preventDefault()
        return latest.current.confirm()
      }
      if (target?.matches("textarea, input, select")) return
      const key = keyOf(pressOf(event))
      const code = CODED.find((one) => key !== null && KEYS.get(one.code) === key)?.code
      if (code) latest.current.pick(code)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [])
}
