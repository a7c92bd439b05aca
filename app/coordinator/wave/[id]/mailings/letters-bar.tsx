import { useLocale, useTranslations } from "next-intl"
import { Bar } from "@/components/ui/bar"
import type { LetterCount, LetterState } from "@/db/queries/mailing-view"
import { numberIn } from "@/lib/report/numbers"

const STATES = ["sent", "waiting", "sending", "bounced", "failed", "dropped"] as const satisfies readonly LetterState[]

/** How far a mailing is: a bar of sent, trouble and dropped, what waits left empty, and each number in words. */
export function LettersBar({ counts }: { counts: readonly LetterCount[] }) {
  const t = useTranslations("coordinator.mailings")
  const locale = useLocale()
  const of = (...states: LetterState[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0)
  const all = of(...STATES)
  return (
    <div className="grid gap-2">
      <Bar
        of={all}
        label={t("bar", { all: numberIn(locale, all), sent: numberIn(locale, of("sent")) })}
        parts={[
          { value: of("sent"), look: "accent" },
          { value: of("bounced", "failed"), look: "warn" },
          { value: of("dropped"), look: "neutral" },
        ]}
      />
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {STATES.filter((state) => of(state) > 0 || state === "sent" || state === "waiting").map((state) => (
          <div key={state} className="flex gap-1.5" data-letters={state}>
            <dt className="text-soft">{t(`states.${state}`)}:</dt>
            <dd className="font-semibold">{numberIn(locale, of(state))}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
