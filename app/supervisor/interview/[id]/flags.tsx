import { Flag as FlagSign } from "lucide-react"
import { getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Flag, Measure } from "@/lib/quality/flag"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { caseNumber } from "@/lib/sample/case-number"

/** What was seen, beside what is usual. */
export async function FlagList({ flags }: { flags: readonly Flag[] }) {
  const t = await getTranslations("comment.interview")
  const kinds = await getTranslations("control.flags.kinds")
  const words = await measureWords()
  return (
    <Card title={t("flags")}>
      <p className="mb-2 text-sm text-soft">{t("flagsHint")}</p>
      <ul className="grid gap-2 text-sm">
        {flags.map(({ kind, seen, usual }) => (
          <li key={kind} className="grid gap-x-4 sm:grid-cols-[16rem_1fr_1fr]">
            <span className="flex items-center gap-2 font-medium">
              <FlagSign aria-hidden className="size-4 text-warn" /> {kinds(kind)}
            </span>
            <span>
              <span className="text-soft">{t("seen")}:</span> {words(seen)}
            </span>
            <span>
              <span className="text-soft">{t("usual")}:</span> {words(usual)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const SHARES = new Set(["share", "chance", "most"])

async function measureWords(): Promise<(measure: Measure) => string> {
  const t = await getTranslations("control.flags.measures")
  const locale = await getLocale()
  const value = (name: string, of: number | string) => {
    if (name === "with") return caseNumber(String(of))
    if (typeof of === "string") return of
    if (SHARES.has(name)) return percentIn(locale, 100 * of, of < 0.01 ? 2 : 0)
    return numberIn(locale, of, Number.isInteger(of) ? 0 : 2)
  }
  return (measure) =>
    Object.entries(measure)
      .map(([name, of]) => `${t.has(name as "seconds") ? t(name as "seconds") : name} ${value(name, of)}`)
      .join(", ")
}
