"use client"
import { Timer as Clock } from "lucide-react"
import { useTranslations } from "next-intl"
import { useNow } from "./hooks/use-now"

/** Time since the call began. */
export function Timer({ since }: { since: string | null }) {
  const t = useTranslations("interviewer.footer")
  const now = useNow(1_000)
  if (!since || !now) return null
  return (
    <span
      role="timer"
      aria-label={t("timer")}
      title={t("timer")}
      className="flex items-center gap-1 text-sm tabular-nums"
    >
      <Clock aria-hidden className="size-4 text-soft" />
      {clock(Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 1_000)))}
    </span>
  )
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0")
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
