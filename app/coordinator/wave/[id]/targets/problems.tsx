"use client"
import { CircleAlert } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import type { EditRefusal } from "@/lib/quota/edit"
import { cellName, type Sheet } from "@/lib/quota/sheet"
import { numberIn } from "@/lib/report/numbers"
import { useEditing } from "./editing"
import { useRefusalWords } from "./words"

type Props = {
  sheets: readonly Sheet[]
  refusals: readonly EditRefusal[]
  go: (sheet: string, key: string) => void
  keep: (key: string) => void
  drop: (key: string) => void
}

/** Changes that cannot be saved as they are, each with its cell a touch away; what somebody else changed is decided here. */
export function Problems({ sheets, refusals, go, keep, drop }: Props) {
  const t = useTranslations("target.problems")
  const say = useRefusalWords()
  const locale = useLocale()
  const { draft } = useEditing()
  if (refusals.length === 0) return null
  return (
    <div role="alert" className="grid gap-2 rounded-md border border-bad bg-bad-soft p-3">
      <p className="flex items-center gap-2 font-medium">
        <CircleAlert aria-hidden className="size-5 shrink-0" />
        {t("title", { count: refusals.length })}
      </p>
      <ul className="grid gap-2 text-sm">
        {refusals.slice(0, 50).map((refusal) => {
          const wish = draft[refusal.key]
          const id = Object.keys(wish?.conditions ?? {})
            .sort()
            .join()
          const sheet = sheets.find((one) => one.id === id)
          const name = sheet && wish ? cellName(sheet, wish.conditions) : refusal.key
          return (
            <li key={refusal.key} className="flex flex-wrap items-center gap-2">
              <button type="button" className="underline underline-offset-2" onClick={() => go(id, refusal.key)}>
                {name}
              </button>
              <span>{say(refusal)}</span>
              {refusal.reason === "changed_meanwhile" && (
                <>
                  <Button size="small" onClick={() => keep(refusal.key)}>
                    {t("keep")}
                  </Button>
                  <Button size="small" onClick={() => drop(refusal.key)}>
                    {t("theirs", { now: refusal.now ? numberIn(locale, refusal.now.target) : "–" })}
                  </Button>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
