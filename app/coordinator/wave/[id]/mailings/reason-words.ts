import { useTranslations } from "next-intl"
import type { LetterState } from "@/db/queries/mailing-view"

/** A reason in words; what is no reason of ours is the server's code. */
export function useReasonWords(): (state: LetterState, reason: string) => string {
  const t = useTranslations("coordinator.mailings.reasons")
  return (state, reason) => {
    const key = reason as "answered"
    if (/^[a-z_]+$/.test(reason) && t.has(key)) return t(key)
    return t(state === "waiting" ? "later" : "code", { code: reason })
  }
}
