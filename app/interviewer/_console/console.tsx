"use client"
import { useTranslations } from "next-intl"
import type { CaseFile } from "./case-file"
import { useStore } from "./hooks/use-store"
import { useWriter } from "./hooks/use-writer"
import { Workplace } from "./workplace"

/** Opens this person's outbox and takes the case's lock; then the work can begin. */
export function Console({ file }: { file: CaseFile }) {
  const t = useTranslations("common")
  const open = useStore(file.person.id)
  const writer = useWriter(file.caseId)
  if (!open || writer.standing === "pending") {
    return (
      <main className="grid min-h-dvh place-items-center text-soft" aria-busy>
        {t("loading")}
      </main>
    )
  }
  return <Workplace file={file} open={open} writer={writer} />
}
