"use client"
import { CircleAlert, CircleCheck, CloudOff, LogIn, RefreshCw } from "lucide-react"
import { useTranslations } from "next-intl"
import { Status } from "@/components/ui/status"
import type { OutboxState } from "./outbox/sender"
import { type SavedWord, savedWord } from "./outbox/word"

const LOOKS = {
  saved: { look: "good", icon: CircleCheck },
  saving: { look: "neutral", icon: RefreshCw },
  waiting: { look: "warn", icon: CloudOff },
  signed_out: { look: "warn", icon: LogIn },
  rejected: { look: "bad", icon: CircleAlert },
} as const satisfies Record<SavedWord, unknown>

/** Whether the answers are safe, honestly: "saved" means that the server has them. */
export function Saved({ outbox, onDisk }: { outbox: OutboxState; onDisk: boolean }) {
  const t = useTranslations("interviewer.saved")
  const word = savedWord(outbox)
  return (
    <div role="status" data-saved={word} className="flex flex-wrap items-center gap-2 text-sm">
      <Status {...LOOKS[word]}>{t(word, { count: outbox.waiting })}</Status>
      {word === "signed_out" && (
        <a href="/sign-in" target="_blank" rel="noreferrer" className="font-medium text-accent underline">
          {t("signIn")}
        </a>
      )}
      {word === "rejected" && <span>{outbox.message}</span>}
      {!onDisk && (
        <Status look="bad" icon={CircleAlert}>
          {t("memoryOnly")}
        </Status>
      )}
    </div>
  )
}
