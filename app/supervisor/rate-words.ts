import { numberIn, percentIn } from "@/lib/report/numbers"
import type { Rate } from "@/lib/verification/rates"

/** `12,5 % (3,5–29,0)`: a share with its exact interval; a dash where nothing was counted. The interval keeps together. */
export function rateText(locale: string, { rate, interval }: Rate): string {
  if (rate === null || interval === null) return "–"
  const bound = (share: number) => numberIn(locale, 100 * share, 1)
  return `${percentIn(locale, 100 * rate, 1)} (${bound(interval.lower)}\u2060–\u2060${bound(interval.upper)})`
}
