import { createTranslator } from "next-intl"
import { describe, expect, it } from "vitest"
import { FLAG_KINDS, type Flag, type FlagKind } from "@/lib/quality/flag"
import { LOCALES, messagesOf } from "@/messages"
import { flagWords } from "./flag-words"

const EXAMPLES: Readonly<Record<FlagKind, Omit<Flag, "kind">>> = {
  too_fast: { seen: { seconds: 95, items: 41 }, usual: { seconds: 480, least: 210 } },
  straight_lining: { seen: { same: 23, items: 24, run: 23 }, usual: { share: 0.8, chance: 0.002 } },
  near_duplicate: {
    seen: { same: 38, items: 40, compared: 3, with: "01980000-0000-7000-8000-00000a7f3a91" },
    usual: { share: 0.7 },
  },
  same_phone: { seen: { interviews: 5 }, usual: { interviews: 1 } },
  same_device: { seen: { interviews: 21 }, usual: { interviews: 1 } },
  way_in: { seen: { signs: "hidden_field no_work", n: 2 }, usual: { share: 0.004 } },
  call_length: { seen: { seconds: 40, interview: 480 }, usual: { seconds: 460 } },
  burst: { seen: { seconds: 30, items: 40 }, usual: { seconds: 460 } },
  odd_hours: { seen: { time: "03:10" }, usual: { from: "07:00", to: "22:00", share: 0.004 } },
  unlike_peers: {
    seen: { aspect: "mean", value: 4.91, interviews: 22 },
    usual: { value: 4.5, low: 4.2, high: 4.8 },
  },
  digit_heaping: { seen: { share: 0.95, answers: 60 }, usual: { share: 0.5, most: 0.7 } },
}

describe.each(LOCALES)("flags in %s", (locale) => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "flag" }) as never

  it.each(FLAG_KINDS)("%s has whole sentences", (kind) => {
    const words = flagWords(t, locale, { kind, ...EXAMPLES[kind] })
    for (const sentence of Object.values(words)) {
      expect(sentence).not.toMatch(/flag\.|undefined|NaN|[{}]/)
      expect(sentence.length).toBeGreaterThan(3)
    }
    expect(words.seen).toMatch(/\d/)
    expect(words.usual).toMatch(/\d/)
  })

  it("writes numbers as the language does", () => {
    const { seen } = flagWords(t, locale, { kind: "unlike_peers", ...EXAMPLES.unlike_peers })
    expect(seen).toContain(locale === "en" ? "4.91" : "4,91")
  })
})
