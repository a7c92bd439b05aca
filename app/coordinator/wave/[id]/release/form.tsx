"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Confirm } from "@/components/ui/confirm"
import { Field, TextArea } from "@/components/ui/field"
import { releaseAction } from "./actions"

type Props = Readonly<{
  waveId: string
  wave: string
  after: number
  needsReason: boolean
  needsChanges: boolean
  /** Of what is changed; to be written over. */
  draft: string
  /** A release is being made. */
  busy: boolean
}>

/** What is printed with the figures, and the button; a refusal is shown where it is confirmed, and nothing typed is lost. */
export function ReleaseForm({ waveId, wave, after, needsReason, needsChanges, draft, busy }: Props) {
  const t = useTranslations("release.make")
  const { refresh } = useRouter()
  const [reason, setReason] = useState("")
  const [changes, setChanges] = useState(draft)

  return (
    <div className="grid max-w-2xl gap-4">
      {needsReason && (
        <Field label={t("reason")} hint={t("reasonHint")}>
          {(control) => (
            <TextArea
              {...control}
              value={reason}
              maxLength={2000}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {needsChanges && (
        <Field label={t("changes")} hint={t("changesHint")}>
          {(control) => (
            <TextArea
              {...control}
              value={changes}
              maxLength={2000}
              onChange={(event) => setChanges(event.target.value)}
            />
          )}
        </Field>
      )}
      {!busy && (
        <Confirm
          trigger={t("button")}
          look="primary"
          title={t("confirm", { wave })}
          confirm={t("confirmButton")}
          run={() => releaseAction({ waveId, after, reason, changes })}
          done={refresh}
        >
          {t("confirmText")}
        </Confirm>
      )}
    </div>
  )
}
