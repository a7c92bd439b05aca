"use client"
import { CloudOff, CloudUpload, LoaderCircle } from "lucide-react"
import { useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import { Status } from "@/components/ui/status"
import { ownZone, useWhen } from "../_console/hooks/use-when"
import { casePath } from "../_offline/pages"
import type { AheadLine as Line } from "./load-day"
import type { PageState } from "./use-ahead-pages"

const LOOKS = {
  none: { look: "neutral", icon: LoaderCircle },
  kept: { look: "good", icon: CloudOff },
  done: { look: "warn", icon: CloudUpload },
} as const

type Props = { line: Line; page: PageState; busy: boolean; onBack: () => void }

/** One case taken ahead: until when, whether it opens without a network, and the way back. */
export function AheadLine({ line: { caseId, until, subject }, page, busy, onBack }: Props) {
  const t = useTranslations("interviewer.home.ahead")
  const when = useWhen()
  return (
    <li data-ahead={page} className="grid gap-1 border-l-2 border-accent pl-3">
      {page === "done" ? (
        <span className="font-medium">{subject}</span>
      ) : (
        // A full load: without a network the page comes from what is kept here.
        <a href={casePath(caseId)} className="font-medium text-accent underline">
          {subject}
        </a>
      )}
      <span className="flex flex-wrap items-center gap-2 text-sm">
        <Status {...LOOKS[page]}>{t(`pages.${page}`)}</Status>
        <span suppressHydrationWarning className="text-soft tabular-nums">
          {t("until", { at: when(new Date(until), ownZone()) })}
        </span>
        {page !== "done" && (
          <Button size="small" disabled={busy} onClick={onBack}>
            {t("giveBack")}
          </Button>
        )}
      </span>
    </li>
  )
}
