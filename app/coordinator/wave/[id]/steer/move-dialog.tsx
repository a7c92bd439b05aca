"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { type ReactNode, useState } from "react"
import { Confirm } from "@/components/ui/confirm"
import { Field, TextArea } from "@/components/ui/field"
import type { ApplicableMove } from "@/lib/quota/moves"
import { applyMoveAction } from "./actions"

type Props = { waveId: string; move: ApplicableMove; children: ReactNode }

/** Shows once more what a move does, asks why, and applies it; what was written stays when it is refused. */
export function MoveDialog({ waveId, move, children }: Props) {
  const t = useTranslations("steer.apply")
  const { refresh } = useRouter()
  const [reason, setReason] = useState("")

  async function run() {
    if (reason.trim() === "") return { ok: false as const, code: "reason_required", params: {}, fields: {} }
    return applyMoveAction({
      waveId,
      move: { ...move, ...(move.kind === "targets" && { lines: [...move.lines] }) } as never,
      reason,
    })
  }

  return (
    <Confirm
      trigger={t("button")}
      size="small"
      title={t("title")}
      confirm={t("confirm")}
      run={run}
      done={refresh}
      words={{ reason_required: t("required") }}
    >
      <div className="grid gap-3 text-sm">
        <div>{children}</div>
        <Field label={t("reason")} hint={t("hint")}>
          {(control) => (
            <TextArea
              {...control}
              value={reason}
              maxLength={1000}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Confirm>
  )
}
