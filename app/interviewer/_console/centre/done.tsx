"use client"
import { useTranslations } from "next-intl"
import { useEffect, useRef, useState } from "react"
import { Notice } from "@/components/ui/notice"
import { NextCase } from "../../_home/next-case"
import type { CaseFile } from "../case-file"
import type { Errand } from "../requests"
import { NameOthers } from "./name-others"

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

type Props = { result: Result; file: CaseFile; language: string; trouble: "unreachable" | "signed_out" | null }

/** What became of the case, and the next one at a key. */
export function Done({ result, file, language, trouble }: Props) {
  const t = useTranslations()
  const [naming, setNaming] = useState(false)
  const { caseId, referral } = file
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
      {referral && isComplete(result) && (
        <NameOthers
          {...{ caseId, referral, language }}
          open={naming}
          onOpen={setNaming}
          offline={result.kind === "kept"}
        />
      )}
      {!naming && <NextCase from={caseId} />}
    </div>
  )
}

/** Also when only this machine knows of it yet. */
const isComplete = (result: Result): boolean =>
  result.kind === "kept" ? result.errand.kind === "finish" : result.kind === "counted" || result.kind === "overflow"
