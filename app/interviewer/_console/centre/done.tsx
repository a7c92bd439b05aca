"use client"
import { useTranslations } from "next-intl"
import { useEffect, useRef } from "react"
import { Notice } from "@/components/ui/notice"
import { NextCase } from "../../_home/next-case"

export type Result =
  | Readonly<{ kind: "counted" | "overflow" | "screened_out" | "appointment" }>
  | Readonly<{ kind: "coded"; code: string }>

const LOOKS = { counted: "good", overflow: "info", screened_out: "info", appointment: "good", coded: "good" } as const

/** What became of the case, and the next one at a key. */
export function Done({ result, caseId }: { result: Result; caseId: string }) {
  const t = useTranslations()
  const screen = useRef<HTMLDivElement>(null)
  useEffect(() => screen.current?.focus(), [])
  return (
    <div ref={screen} tabIndex={-1} className="grid gap-5 outline-none">
      <Notice kind={LOOKS[result.kind]}>
        <p className="text-lg font-semibold">
          {result.kind === "coded"
            ? t("interviewer.done.coded", { outcome: t(`disposition.codes.${result.code as "complete"}`) })
            : t(`interviewer.done.${result.kind}`)}
        </p>
        {result.kind === "overflow" && <p>{t("interviewer.done.overflowWhy")}</p>}
      </Notice>
      <NextCase from={caseId} />
    </div>
  )
}
