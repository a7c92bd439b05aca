import { Flag as FlagSign } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import type { Flag } from "@/lib/quality/flag"
import { flagWords } from "./flag-words"

/** Flags in words, what was seen beside what is usual. Never for interviewers; on a check, only after its blind part. */
export function FlagList({ flags }: { flags: readonly (Flag & Readonly<{ id?: string }>)[] }) {
  const t = useTranslations("flag")
  const locale = useLocale()
  if (flags.length === 0) return <p className="text-sm text-soft">{t("none")}</p>
  return (
    <div className="text-sm">
      <p className="mb-2 text-soft">{t("hint")}</p>
      <ul className="grid gap-3">
        {flags.map((flag) => {
          const words = flagWords(t, locale, flag)
          return (
            <li key={flag.id ?? flag.kind} className="grid gap-x-4 sm:grid-cols-[16rem_1fr_1fr]">
              <span className="flex gap-2 font-medium">
                <FlagSign aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" /> {words.name}
              </span>
              <span>
                <span className="text-soft">{t("seen")}:</span> {words.seen}
              </span>
              <span>
                <span className="text-soft">{t("usual")}:</span> {words.usual}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
