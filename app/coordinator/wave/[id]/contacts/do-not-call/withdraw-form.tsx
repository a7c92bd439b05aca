"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { NumberToWithdraw } from "./schema"
import { findRespondent, withdrawRespondent } from "./withdraw-actions"

type Found = { cases: number; answered: number }
type Standing = { kind: "asking" | "done" | "nobody" } | { kind: "found"; asked: NumberToWithdraw; found: Found }

/** Finds a person by number, says what would go, and does it after a second press. */
export function WithdrawOnRequest({ waveId }: { waveId: string }) {
  const t = useTranslations("lists.doNotCall.withdraw")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [standing, setStanding] = useState<Standing>({ kind: "asking" })
  const { register, handleSubmit, reset, formState } = useForm<NumberToWithdraw>({
    resolver: zodResolver(NumberToWithdraw),
    defaultValues: { waveId, number: "" },
  })
  const { errors, isSubmitting } = formState

  async function find(asked: NumberToWithdraw) {
    const answer = await attempt(() => findRespondent(asked))
    const nobody = !answer.ok && answer.code === "not_found"
    setRefused(answer.ok || nobody ? null : answer)
    setStanding(answer.ok ? { kind: "found", asked, found: answer.value } : { kind: nobody ? "nobody" : "asking" })
  }
  async function withdraw(asked: NumberToWithdraw) {
    const answer = await attempt(() => withdrawRespondent(asked))
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    setStanding({ kind: "done" })
    reset()
    refresh()
  }
  return (
    <form method="post" onSubmit={handleSubmit(find)} noValidate className="grid max-w-xl gap-3">
      <Field label={t("number")} error={errors.number && t("notANumber")}>
        {(control) => <Input {...control} {...register("number")} autoComplete="off" />}
      </Field>
      <Refusal of={refused} />
      {standing.kind === "nobody" && <Notice>{t("notFound")}</Notice>}
      {standing.kind === "done" && <Notice kind="good">{t("done")}</Notice>}
      {standing.kind === "found" ? (
        <Sure
          found={standing.found}
          onYes={() => withdraw(standing.asked)}
          onNo={() => setStanding({ kind: "asking" })}
        />
      ) : (
        <Button type="submit" disabled={isSubmitting} className="justify-self-start">
          {t("find")}
        </Button>
      )}
    </form>
  )
}

function Sure({ found, onYes, onNo }: { found: Found; onYes: () => Promise<void>; onNo: () => void }) {
  const t = useTranslations("lists.doNotCall.withdraw")
  const [busy, setBusy] = useState(false)
  const yes = async () => {
    setBusy(true)
    await onYes()
    setBusy(false)
  }
  return (
    <>
      <Notice kind="warn">{t("found", found)}</Notice>
      <div className="flex flex-wrap gap-3">
        <Button look="danger" disabled={busy} onClick={yes}>
          {t("withdraw")}
        </Button>
        <Button onClick={onNo}>{t("cancel")}</Button>
      </div>
    </>
  )
}
