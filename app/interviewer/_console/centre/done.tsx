"use client"
import { useTranslations } from "next-intl"
import { useEffect, useRef } from "react"
import { Notice } from "@/components/ui/notice"
import { NextCase } from "../../_home/next-case"
import type { Errand } from "../requests"

export type Result =
  | Readonly<{ kind: "counted" | "overflow" | "screened_out" | "appointment" }>
  | Readonly<{ kind: "coded"; code: string }>
  /** Kept on this machine until the server can be reached. */
  | Readonly<{ kind: "kept"; errand: Errand }>

const LOOKS = {
  counted: "good",
  overflow: "info",
  screened_out: "info",
  appointment: "good",
  coded: "good",
  kept: "warn",
} as const

type Props = { result: Result; caseId: string; trouble: "unreachable" | "signed_out" | null }

/** What became of the case, and the next one at a key. */
export function Done({ result, caseId, trouble }: Props) {
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
        {result.kind === "kept" && (
          <p>
            {t("interviewer.done.keptWhy")}{" "}
            <a href="/interviewer" className="font-medium underline">
              {t("interviewer.home.title")}
            </a>
          </p>
        )}
        {result.kind === "kept" && trouble === "signed_out" && (
          <a href="/sign-in" target="_blank" rel="noreferrer" className="font-medium underline">
            {t("interviewer.saved.signIn")}
          </a>
        )}
      </Notice>
      <NextCase from={caseId} />
    </div>
  )
}
