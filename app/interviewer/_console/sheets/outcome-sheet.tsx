"use client"
import { useTranslations } from "next-intl"
import { Fragment, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field, Select, TextArea } from "@/components/ui/field"
import { dispositionOf, takesBetterTime } from "@/lib/disposition/codes"
import { FailureNotice } from "../failure-notice"
import type { Attempted, Failure } from "../hooks/attempt"
import type { OutcomeEntered } from "../requests"
import { BetterTime } from "./better-time"
import { OutcomeGroup } from "./outcome-group"
import { GROUPS, useOutcomeKeys } from "./outcome-keys"
import { troubleWith } from "./quick-times"
import { Sheet } from "./sheet"

const LANGUAGE_BARRIER = "language_barrier"

type Props = {
  /** Marked already, when the console knows the outcome. */
  code: string | null
  onClose: () => void
  onCode: (entered: OutcomeEntered) => Promise<Attempted<void>>
  /** Languages that the respondent may turn out to speak, by code. */
  languages: Readonly<Record<string, string>>
  /** The respondent's. */
  timezone: string
}

/** How the call ended: one key marks it, what belongs to it is asked below its group, Enter confirms. */
export function OutcomeSheet({ code: known, onClose, onCode, languages, timezone }: Props) {
  const t = useTranslations()
  const [code, setCode] = useState(known)
  const [note, setNote] = useState("")
  const [speaks, setSpeaks] = useState("")
  const [at, setAt] = useState("")
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const chosen = code === null ? undefined : dispositionOf(code)

  function pick(next: string): void {
    setCode(next)
    setAt("")
    setTrouble(undefined)
  }

  async function confirm(): Promise<void> {
    if (!chosen || busy) return
    const wrong = at === "" ? null : troubleWith(at, timezone, new Date())
    setTrouble(wrong ?? undefined)
    if (wrong) return
    setBusy(true)
    setFailure(null)
    const language = chosen.code === LANGUAGE_BARRIER && speaks !== "" ? speaks : null
    const answer = await onCode({ code: chosen.code, note, language, at: at || null })
    if (answer.ok) return
    setFailure(answer.failure)
    setBusy(false)
  }
  useOutcomeKeys(pick, () => void confirm())
  const foot = (
    <>
      <FailureNotice failure={failure} />
      <Button look="primary" className="min-h-11 disabled:opacity-100!" disabled={!code || busy} onClick={confirm}>
        {busy
          ? t("interviewer.outcome.saving")
          : code
            ? t("interviewer.outcome.confirm", { outcome: t(`disposition.codes.${code as "complete"}`) })
            : t("interviewer.outcome.choose")}
      </Button>
    </>
  )
  return (
    <Sheet title={t("interviewer.outcome.title")} onClose={onClose} foot={foot}>
      <div className="grid gap-3">
        {GROUPS.map((group) => (
          <Fragment key={group}>
            <OutcomeGroup group={group} chosen={code} onPick={pick} />
            {chosen?.group === group && takesBetterTime(chosen) && (
              <BetterTime
                key={chosen.code}
                code={chosen.code}
                timezone={timezone}
                at={at}
                onAt={setAt}
                error={trouble}
              />
            )}
            {chosen?.group === group && chosen.code === LANGUAGE_BARRIER && (
              <SpokenLanguage languages={languages} speaks={speaks} onSpeaks={setSpeaks} />
            )}
          </Fragment>
        ))}
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
      </div>
    </Sheet>
  )
}

type SpokenProps = { languages: Props["languages"]; speaks: string; onSpeaks: (language: string) => void }

function SpokenLanguage({ languages, speaks, onSpeaks }: SpokenProps) {
  const t = useTranslations("interviewer.outcome")
  return (
    <Field label={t("speaks")}>
      {(control) => (
        <Select {...control} value={speaks} onChange={(event) => onSpeaks(event.target.value)}>
          <option value="">{t("otherLanguage")}</option>
          {Object.entries(languages).map(([language, name]) => (
            <option key={language} value={language}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
