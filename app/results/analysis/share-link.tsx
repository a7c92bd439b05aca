"use client"
import { useTranslations } from "next-intl"
import { useSyncExternalStore } from "react"
import { Copy } from "@/components/ui/copy"
import { Field, Input } from "@/components/ui/field"

const never = () => () => {}

/** The view's own address: whoever may see it sees the same. Without a script it can be selected. */
export function ShareLink({ path }: { path: string }) {
  const t = useTranslations("analysis.share")
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  )
  return (
    <div className="flex w-full flex-wrap items-end gap-2 sm:w-auto sm:flex-1">
      <Field label={t("label")} className="min-w-0 flex-1 basis-60">
        {(control) => <Input {...control} readOnly value={`${origin}${path}`} />}
      </Field>
      <Copy words={`${origin}${path}`} label={t("copy")} copied={t("copied")} />
    </div>
  )
}
