import { getLocale, getTranslations } from "next-intl/server"
import { EDITION } from "@/lib/disposition/codes"
import { type OutcomeGroup, type Outcomes, ratesOf } from "@/lib/disposition/rates"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { CountTable } from "./count-table"

const GROUPS: readonly OutcomeGroup[] = ["I", "P", "R", "NC", "O", "UH", "UO", "NE"]
const SHOWN = [
  ...(["CON2", "RR3", "RR1", "COOP1", "REF2"] as const),
  ...(["RR2", "RR4", "RR5", "RR6", "COOP2", "COOP3", "COOP4", "REF1", "REF3", "CON1", "CON3"] as const),
]

/** The standard's groups and the rates that follow from them. */
export async function RateTable({ outcomes }: { outcomes: Outcomes }) {
  const t = await getTranslations("board.outcomes")
  const locale = await getLocale()
  const rates = ratesOf(outcomes)
  const percent = (share: number | null) => (share === null ? "–" : percentIn(locale, 100 * share, 1))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <CountTable
        head={[t("rate"), t("value")]}
        rows={SHOWN.map((name) => [t(`names.${name}`), percent(rates[name])])}
      />
      <CountTable
        head={[t("group"), t("n")]}
        rows={GROUPS.map((group) => [t(`groups.${group}`), numberIn(locale, outcomes[group])])}
      />
      <p className="text-sm text-soft">
        {t("edition", { edition: EDITION })} {t("eNote", { e: numberIn(locale, rates.e, 3) })} {t("openNote")}
      </p>
    </div>
  )
}
