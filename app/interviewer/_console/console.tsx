"use client"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import type { CaseFile } from "./case-file"
import { type CaseStart, startOf } from "./case-start"
import { useStore } from "./hooks/use-store"
import { useWriter } from "./hooks/use-writer"
import type { Store } from "./outbox/entry"
import { Workplace } from "./workplace"

/** Opens this person's outbox, looks what it has of the case, and takes the case's lock; then the work can begin. */
export function Console({ file }: { file: CaseFile }) {
  const t = useTranslations("common")
  const open = useStore(file.person.id)
  const writer = useWriter(file.caseId)
  const start = useStart(file, open?.store)
  if (!open || !start || writer.standing === "pending") {
    return (
      <main className="grid min-h-dvh place-items-center text-soft" aria-busy>
        {t("loading")}
      </main>
    )
  }
  return <Workplace file={file} start={start} open={open} writer={writer} />
}

function useStart(file: CaseFile, store: Store | undefined): CaseStart | null {
  const [start, setStart] = useState<CaseStart | null>(null)
  useEffect(() => {
    if (!store) return
    let gone = false
    const begin = (kept: Awaited<ReturnType<Store["keptCase"]>>) => {
      if (!gone) setStart((before) => before ?? startOf(file, kept, new Date()))
    }
    store.keptCase(file.caseId).then(begin, () => begin(null))
    return () => {
      gone = true
    }
  }, [file, store])
  return start
}
