import { getLocale, getTranslations } from "next-intl/server"
import { dispositionOf } from "@/lib/disposition/codes"
import { numberIn } from "@/lib/report/numbers"
import type { CallCount, CaseCount } from "@/lib/report/progress"
import { CountTable } from "./count-table"

/** Cases of the sample by latest outcome, open and finished apart. */
export async function CaseTable({ cases }: { cases: readonly CaseCount[] }) {
  const t = await getTranslations("board.outcomes")
  const locale = await getLocale()
  const nameOf = await namesOfOutcomes()
  const number = (n: number) => numberIn(locale, n)
  const total = (of: (line: CaseCount) => number) => number(cases.reduce((sum, line) => sum + of(line), 0))
  return (
    <CountTable
      head={[t("case"), t("open"), t("final"), t("sum")]}
      rows={cases.map(({ disposition, open, final }) => [
        disposition === "new" ? t("new") : nameOf(disposition),
        ...[open, final, open + final].map(number),
      ])}
      foot={[
        t("sum"),
        total(({ open }) => open),
        total(({ final }) => final),
        total(({ open, final }) => open + final),
      ]}
    />
  )
}

/** Calls by outcome. */
export async function CallTable({ calls }: { calls: readonly CallCount[] }) {
  const t = await getTranslations("board.outcomes")
  const locale = await getLocale()
  const nameOf = await namesOfOutcomes()
  return (
    <CountTable
      head={[t("case"), t("n")]}
      rows={calls.map(({ disposition, n }) => [nameOf(disposition), numberIn(locale, n)])}
      foot={[
        t("sum"),
        numberIn(
          locale,
          calls.reduce((sum, { n }) => sum + n, 0),
        ),
      ]}
    />
  )
}

async function namesOfOutcomes() {
  const t = await getTranslations("disposition.codes")
  return (code: string) => (dispositionOf(code) ? t(code as "refusal") : code)
}
