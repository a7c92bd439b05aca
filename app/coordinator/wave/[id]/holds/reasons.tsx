import { useLocale, useTranslations } from "next-intl"
import { numberIn, percentIn } from "@/lib/report/numbers"
import type { HoldReason } from "@/lib/verification/hold"

/** Why somebody is on hold: counts of interviews, and by how much a limit is passed. */
export function Reasons({ reasons }: { reasons: readonly HoldReason[] }) {
  const words = useReasonWords()
  return (
    <ul className="list-disc pl-5">
      {reasons.map((reason) => (
        <li key={reason.kind === "discrepancies" ? reason.verify : reason.kind}>{words(reason)}</li>
      ))}
    </ul>
  )
}

function useReasonWords(): (reason: HoldReason) => string {
  const t = useTranslations("hold.reasons")
  const types = useTranslations("verification.compare.types")
  const locale = useLocale()
  return (reason) => {
    if (reason.kind === "fabricated") return t("fabricated", { count: reason.count })
    const { hits, of, lower, limit } = reason
    const exceeding = {
      ...{ hits: numberIn(locale, hits), of: numberIn(locale, of) },
      ...{ lower: percentIn(locale, 100 * lower, 1), limit: percentIn(locale, 100 * limit, 1) },
    }
    if (reason.kind === "unreachable") return t("unreachable", exceeding)
    return t("discrepancies", { ...exceeding, type: types(`${reason.verify}`) })
  }
}
