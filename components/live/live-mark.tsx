"use client"
import { Radio, WifiOff } from "lucide-react"
import { useTranslations } from "next-intl"
import type { LiveState } from "./channel"

/** Says whether what is shown follows by itself; in words and with a sign, not by colour alone. */
export function LiveMark({ state }: { state: LiveState }) {
  const t = useTranslations("observation.live")
  const Sign = state === "lost" ? WifiOff : Radio
  const look = state === "live" ? "text-good" : state === "lost" ? "text-bad" : "text-soft"
  return (
    <span role="status" data-live={state} className={`inline-flex items-center gap-1.5 text-sm font-medium ${look}`}>
      <Sign aria-hidden className="size-4 shrink-0" />
      {t(state)}
    </span>
  )
}
