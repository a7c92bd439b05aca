"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm, useWatch } from "react-hook-form"
import type { z } from "zod"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field, Select, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { type Control, ControlRequest, needsPerson } from "@/lib/sample/case-control"
import { controlCaseAction } from "./actions"

type Colleagues = readonly { id: string; name: string }[]
type Props = { caseId: string; number: string; controls: readonly Control[]; colleagues: Colleagues }

/** A window with what may be done with one case, and why it is; nothing where nothing may. */
export function ControlCase({ number, controls, ...rest }: Props) {
  const t = useTranslations("caseControl")
  const [open, setOpen] = useState(false)
  if (controls.length === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`${t("change")}: ${number}`}>
        {t("change")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={number} hint={t("reasonHint")}>
        <ControlForm controls={controls} {...rest} done={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

type FormProps = Omit<Props, "number"> & { done: () => void }
type Typed = z.input<typeof ControlRequest>

function ControlForm({ caseId, controls, colleagues, done }: FormProps) {
  const t = useTranslations("caseControl")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, formState, control } = useForm<Typed, unknown, ControlRequest>({
    resolver: zodResolver(ControlRequest),
    defaultValues: { caseId, control: controls[0], personId: "", reason: "" },
  })
  const { errors, isSubmitting } = formState
  const wanted = useWatch({ control, name: "control" })
  const fault = (code: string | undefined) => code && t(`faults.${code as "required"}`)

  async function submit(request: ControlRequest) {
    const result = await attempt(() => controlCaseAction(request))
    setRefused(result.ok ? null : result)
    if (!result.ok) return
    done()
    refresh()
  }
  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3">
      <Field label={t("what")}>
        {(described) => (
          <Select {...described} {...register("control")}>
            {controls.map((one) => (
              <option key={one} value={one}>
                {t(`controls.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {needsPerson(wanted) && (
        <Field label={t("for")} error={fault(errors.personId?.message)}>
          {(described) => (
            <Select {...described} {...register("personId")}>
              <option value="">{t("choose")}</option>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={t("reason")} error={fault(errors.reason?.message)}>
        {(described) => <TextArea {...described} rows={2} {...register("reason")} />}
      </Field>
      <Refusal of={refused} words={{ not_found: t("notFound") }} />
      <div>
        <Button look="primary" type="submit" disabled={isSubmitting}>
          {t("save")}
        </Button>
      </div>
    </form>
  )
}
