import type { getTranslations } from "next-intl/server"
import { numberIn, percentIn } from "@/lib/report/numbers"
import type { Alert } from "@/lib/verification/control-board"

type Words = Awaited<ReturnType<typeof getTranslations<"desk.alerts">>>

/** What needs attention, in a few words. */
export function alertWords(t: Words, locale: string, alert: Alert): string {
  switch (alert.kind) {
    case "hold":
      return t("hold")
    case "escalation":
      return t("escalation", { share: percentIn(locale, 100 * alert.share) })
    case "unreachable":
      return t("unreachable", { hits: numberIn(locale, alert.hits), of: numberIn(locale, alert.of) })
    case "overdue":
      return t("overdue", { count: numberIn(locale, alert.count) })
  }
}
