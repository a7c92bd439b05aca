"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Field, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { CHANGEABLE_KINDS } from "@/lib/verification/change-kind"
import type { Kind } from "@/lib/verification/kind"
import { changeKindAction } from "../actions"
import { Options } from "./options"

/** Another kind of check, folded away: it is the exception, and takes a reason. */
export function KindForm({ id, now }: { id: string; now: Kind }) {
  const t = useTranslations("verification")
  const { refresh, push } = useRouter()
  const offered = CHANGEABLE_KINDS.filter((kind) => kind !== now)
  const [kind, setKind] = useState(offered[0] ?? "callback")
  const [words, setWords] = useState("")
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, start] = useTransition()
  const why = (field: string) => {
    const code = refused?.fields[field]
    return code ? t(`otherKind.refusals.${code as "note_required"}`) : undefined
  }
  const change = () =>
    start(async () => {
      const result = await attempt(() => changeKindAction({ id, kind, words }))
      setRefused(result.ok ? null : result)
      if (!result.ok) return
      if (result.value) refresh()
      else push("/supervisor/verification")
    })
  return (
    <details className="rounded-lg border border-line bg-surface px-4 py-3" open={now === "observation"}>
      <summary className="cursor-pointer font-medium">{t("otherKind.title")}</summary>
      <div className="mt-3 grid max-w-3xl gap-4">
        <p className="text-sm text-soft">{t("otherKind.hint")}</p>
        <Options
          legend={t("otherKind.which")}
          name="kind"
          codes={offered}
          chosen={kind}
          words={(code) => t(`kinds.${code}`)}
          error={why("kind")}
          choose={setKind}
        />
        <Field label={t("otherKind.words")} error={why("words")}>
          {(control) => (
            <TextArea {...control} value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
        {refused && Object.keys(refused.fields).length === 0 && <Refusal of={refused} />}
        <div>
          <Button disabled={busy} onClick={change}>
            {t("otherKind.change")}
          </Button>
        </div>
      </div>
    </details>
  )
}
