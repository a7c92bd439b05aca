"use client"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { testGateway } from "./actions"
import { GatewayTest } from "./schema"
import type { Tested } from "./send-test"

/** Sends a test to a typed address and says what the server made of it; what was typed stays. */
export function TestForm({ channel }: { channel: "email" | "sms" }) {
  const t = useTranslations("admin.gateways")
  const [to, setTo] = useState("")
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | undefined>()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [tested, setTested] = useState<Tested | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const wrong = GatewayTest.safeParse({ channel, to }).error?.issues[0]?.message
    setTested(null)
    setRefused(null)
    setFault(wrong)
    if (wrong) return
    setBusy(true)
    const answer = await attempt(() => testGateway({ channel, to }))
    setBusy(false)
    if (answer.ok) return setTested(answer.value)
    setFault(answer.fields.to)
    if (!answer.fields.to) setRefused(answer)
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-3 border-t border-line pt-4">
      <Field
        label={t(`to.${channel}`)}
        hint={t(`toHint.${channel}`)}
        error={fault && t(`faults.${fault as "not_set_up"}`)}
        className="max-w-md"
      >
        {(control) => (
          <Input
            {...control}
            type={channel === "email" ? "email" : "tel"}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={busy} className="justify-self-start">
        {t("test")}
      </Button>
      <Refusal of={refused} />
      {tested && (
        <Notice kind={tested.result === "sent" ? "good" : "bad"}>
          {t(`results.${tested.result}`, { code: tested.code })} {tested.advice && t(`advice.${tested.advice}`)}
        </Notice>
      )}
    </form>
  )
}
