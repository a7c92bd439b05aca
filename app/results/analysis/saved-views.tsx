"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { X } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import type { z } from "zod"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { SavedView } from "@/db/queries/saved-views"
import { deleteViewAction, saveViewAction } from "./actions"
import { NewView } from "./view-schema"

/** `query`: of the view that is shown; null where nothing is. */
type Props = { views: readonly SavedView[]; query: string | null }

/** One's own views by name: opened with one press, kept from what is shown, deleted. */
export function SavedViews({ views, query }: Props) {
  const t = useTranslations("analysis.views")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, reset, formState } = useForm<z.input<typeof NewView>>({
    resolver: zodResolver(NewView),
    defaultValues: { name: "", query: "" },
  })
  const fault = formState.errors.name?.message

  async function done(run: () => ReturnType<typeof saveViewAction>): Promise<void> {
    const result = await attempt(run)
    setRefused(result.ok ? null : result)
    if (!result.ok) return
    reset()
    refresh()
  }

  return (
    <details className="rounded-md border border-line px-3 py-2 print:hidden" open={views.length > 0}>
      <summary className="cursor-pointer text-sm font-medium">{t("title")}</summary>
      <ul className="mt-2 flex flex-wrap gap-2">
        {views.length === 0 && <li className="text-sm text-soft">{t("none")}</li>}
        {views.map(({ id, name, query }) => (
          <li key={id} className="flex items-center rounded-md border border-line-strong">
            <Link href={`/results/analysis?${query}`} className="px-3 py-1.5 text-sm text-accent hover:bg-sunken">
              {name}
            </Link>
            <button
              type="button"
              aria-label={t("delete", { name })}
              onClick={() => done(() => deleteViewAction({ id }))}
              className="grid min-h-8 min-w-8 place-items-center border-l border-line hover:bg-sunken"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
      {query !== null && (
        <form
          method="post"
          onSubmit={handleSubmit(({ name }) => done(() => saveViewAction({ name, query })))}
          className="mt-2 flex flex-wrap items-end gap-3"
          noValidate
        >
          <Field
            label={t("name")}
            hint={t("hint")}
            className="w-full sm:w-80"
            error={fault && t(`faults.${fault as "required"}`)}
          >
            {(control) => <Input {...control} {...register("name")} maxLength={80} />}
          </Field>
          <Button type="submit" disabled={formState.isSubmitting}>
            {t("save")}
          </Button>
        </form>
      )}
      <Refusal of={refused} />
    </details>
  )
}
