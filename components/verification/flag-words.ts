// A flag in words: what was seen, and what is usual.
import type { useTranslations } from "next-intl"
import type { Flag, Measure } from "@/lib/quality/flag"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { caseNumber } from "@/lib/sample/case-number"

type Words = ReturnType<typeof useTranslations<"flag">>
export type FlagWords = Readonly<{ name: string; seen: string; usual: string }>
type Say = Readonly<{ t: Words; language: string }>

export function flagWords(t: Words, language: string, { kind, seen, usual }: Flag): FlagWords {
  const values = valuesOf({ t, language }, kind, seen, usual)
  const say = (part: "name" | "seen" | "usual") => t(`kinds.${kind}.${part}` as never, values as never)
  return { name: say("name"), seen: say("seen"), usual: say("usual") }
}

function valuesOf(say: Say, kind: Flag["kind"], seen: Measure, usual: Measure): Record<string, string | number> {
  const seconds = (value: number | string | undefined) => duration(say, Number(value))
  const share = (value: number | string | undefined) => shareIn(say.language, Number(value))
  switch (kind) {
    case "too_fast":
      return { ...seen, seconds: seconds(seen.seconds), usual: seconds(usual.seconds), least: seconds(usual.least) }
    case "straight_lining":
      return { ...seen, share: share(usual.share), chance: share(usual.chance) }
    case "near_duplicate":
      return { ...seen, other: caseNumber(String(seen.with)), share: share(usual.share) }
    case "same_phone":
    case "same_device":
      return { ...seen, usual: Number(usual.interviews) }
    case "way_in":
      return { ...signsIn(say, seen), share: share(usual.share) }
    case "call_length":
      return { seconds: seconds(seen.seconds), interview: seconds(seen.interview), usual: seconds(usual.seconds) }
    case "burst":
      return { ...seen, seconds: seconds(seen.seconds), usual: seconds(usual.seconds) }
    case "odd_hours":
      return { ...seen, ...usual, share: share(usual.share) }
    case "unlike_peers":
      return unlike(say, seen, usual)
    case "digit_heaping":
      return { ...seen, share: share(seen.share), usual: share(usual.share), most: share(usual.most) }
  }
}

const signsIn = ({ t }: Say, { signs, n }: Measure): Record<string, string | number> => ({
  n: Number(n),
  signs: String(signs)
    .split(" ")
    .map((sign) => t(`signs.${sign}` as never))
    .join("; "),
})

/** Means are on the ratings' scale, the other aspects are shares. */
function unlike({ t, language }: Say, seen: Measure, usual: Measure): Record<string, string | number> {
  const isMean = seen.aspect === "mean"
  const value = (of: number | string | undefined) =>
    isMean ? numberIn(language, Number(of), 2) : shareIn(language, Math.min(1, Math.max(0, Number(of))))
  return {
    aspect: t(`aspects.${seen.aspect}` as never),
    value: value(seen.value),
    interviews: Number(seen.interviews),
    expected: value(usual.value),
    low: value(usual.low),
    high: value(usual.high),
  }
}

const shareIn = (language: string, share: number) => percentIn(language, 100 * share, share < 0.1 ? 1 : 0)

function duration({ t, language }: Say, seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return t("seconds", { seconds: numberIn(language, whole) })
  return t("minutes", { minutes: numberIn(language, Math.floor(whole / 60)), seconds: numberIn(language, whole % 60) })
}
