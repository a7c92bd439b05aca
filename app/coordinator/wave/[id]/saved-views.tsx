"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { X } from "lucide-react"
import Link from "next/link"
import { useRouter, useSearchParams } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import type { z } from "zod"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { SavedView } from "@/db/queries/saved-views"
import { deleteViewAction, saveViewAction } from "./view-actions"
import { NewView } from "./view-schema"

type Props = { waveId: string; views: readonly SavedView[] }
type Form = z.input<typeof NewView>

/** One's own named filters: opened with one press, kept from what is set now, deleted. */
export function SavedViews({ waveId, views }: Props) {
  const t = useTranslations("board.views")
  const { refresh } = useRouter()
  const params = useSearchParams()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, reset, formState } = useForm<Form>({
    resolver: zodResolver(NewView),
    defaultValues: { waveId, name: "", query: "" },
  })
  const base = `/coordinator/wave/${waveId}`
  const fault = formState.errors.name?.message

  async function save(form: Form): Promise<void> {
    const result = await attempt(() => saveViewAction({ ...form, query: params.toString() }))
    setRefused(result.ok ? null : result)
    if (!result.ok) return
    reset()
    refresh()
  }

  async function remove(id: string): Promise<void> {
    const result = await attempt(() => deleteViewAction({ id }))
    setRefused(result.ok ? null : result)
    refresh()
  }

  return (
    <details className="mb-3 rounded-md border border-line px-3 py-2 print:hidden" open={views.length > 0}>
      <summary className="cursor-pointer text-sm font-medium">{t("title")}</summary>
      <ul className="mt-2 flex flex-wrap gap-2">
        {views.length === 0 && <li className="text-sm text-soft">{t("none")}</li>}
        {views.map(({ id, name, query }) => (
          <li key={id} className="flex items-center rounded-md border border-line-strong">
            <Link href={`${base}?${query}`} scroll={false} className="px-3 py-1.5 text-sm text-accent hover:bg-sunken">
              {name}
            </Link>
            <button
              type="button"
              aria-label={t("delete", { name })}
              onClick={() => remove(id)}
              className="grid min-h-8 min-w-8 place-items-center border-l border-line hover:bg-sunken"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
      <form method="post" onSubmit={handleSubmit(save)} className="mt-2 flex flex-wrap items-end gap-3" noValidate>
        <Field label={t("name")} className="w-full sm:w-60" error={fault && t(`faults.${fault as "required"}`)}>
          {(control) => <Input {...control} {...register("name")} maxLength={80} />}
        </Field>
        <Button type="submit" disabled={formState.isSubmitting}>
          {t("save")}
        </Button>
      </form>
      <Refusal of={refused} />
      <p className="mt-1 text-sm text-soft">{t("hint")}</p>
    </details>
  )
}
