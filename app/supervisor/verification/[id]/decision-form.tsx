"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { type ReactNode, useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { type Consequence, consequencesOf } from "@/lib/verification/consequence"
import type { Finding } from "@/lib/verification/finding"
import { decideAction, previewAction } from "../actions"
import { Options } from "./options"
import { Preview } from "./preview"

type Props = {
  id: string
  /** What may be found: who was heard was also reached. */
  findings: readonly Finding[]
  proposal: Readonly<{ finding: Finding | null; consequence: Consequence | null }>
  children: ReactNode
}

/** Finding, consequence and note; then what will follow, in words; then the confirmation. */
export function DecisionForm({ id, findings, proposal, children }: Props) {
  const t = useTranslations("verification")
  const { refresh } = useRouter()
  const [finding, setFinding] = useState<Finding>(proposal.finding ?? findings.at(-1) ?? "unreachable")
  const [consequence, setConsequence] = useState<Consequence>(proposal.consequence ?? "keep")
  const [note, setNote] = useState("")
  const [effects, setEffects] = useState<readonly string[] | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, start] = useTransition()
  const choice = { id, finding, consequence, note }
  const offered = consequencesOf(finding)
  const why = (field: string) => {
    const code = refused?.fields[field]
    return code ? t(`refusals.${code as "note_required"}`) : undefined
  }

  function choose(chosen: Finding): void {
    setFinding(chosen)
    const [first = "keep"] = consequencesOf(chosen)
    const proposed = chosen === proposal.finding ? proposal.consequence : null
    setConsequence(proposed ?? first)
  }
  const show = () =>
    start(async () => {
      const result = await attempt(() => previewAction(choice))
      setRefused(result.ok ? null : result)
      setEffects(result.ok ? result.value : null)
    })
  const confirm = () =>
    start(async () => {
      const result = await attempt(() => decideAction(choice))
      setRefused(result.ok ? null : result)
      if (result.ok) refresh()
      else setEffects(null)
    })
  return (
    <Card title={t("decide.title")}>
      <div className="grid max-w-3xl gap-4">
        {children}
        <fieldset disabled={effects !== null || busy} className="grid gap-4">
          <Options
            legend={t("decide.finding")}
            name="finding"
            codes={findings}
            chosen={finding}
            words={(code) => t(`findings.${code}`)}
            error={why("finding")}
            choose={choose}
          />
          <Options
            legend={t("decide.consequence")}
            name="consequence"
            codes={offered}
            chosen={consequence}
            words={(code) => t(`consequences.${code}`)}
            error={why("consequence")}
            choose={setConsequence}
          />
          <Field label={t("decide.note")} hint={t("decide.noteHint")} error={why("note")}>
            {(control) => (
              <TextArea {...control} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
        </fieldset>
        {refused && Object.keys(refused.fields).length === 0 && <Refusal of={refused} />}
        {effects ? (
          <Preview effects={effects} busy={busy} confirm={confirm} change={() => setEffects(null)} />
        ) : (
          <div>
            <Button look="primary" disabled={busy} onClick={show}>
              {t("decide.preview")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
