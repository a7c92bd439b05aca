import { getLocale, getTranslations } from "next-intl/server"
import { percentScoreIn, scoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import type { Score } from "@/lib/scoring/score"
import { Bar } from "../ui/bar"

export type ScoreRow = Readonly<{
  code: string
  /** Null for totals, which stand outside the ranking. */
  rank: number | null
  name: string
  full?: string
  /** Respondents, or services for what is made of services. */
  base: number | null
  score: Score | null
  margin?: Score | null
}>

type Props = Readonly<{
  label: string
  /** Heads of the first column and of the base. */
  head: string
  baseHead: string
  rows: readonly ScoreRow[]
  decimals: Readonly<{ mean: number; percent: number }>
}>

/** A ranking: place, name, base, mean score, satisfaction with its bar. Official names open where they differ. */
export async function ScoreTable({ label, head, baseHead, rows, decimals }: Props) {
  const t = await getTranslations("release.view")
  const cell = "px-2 py-1.5 text-right align-top whitespace-nowrap"
  return (
    <table aria-label={label} className="w-full border-collapse text-sm print:[print-color-adjust:exact]">
      <thead>
        <tr className="border-b border-line-strong align-bottom">
          <th scope="col" className="py-1 pr-2 text-right font-medium">
            <span className="sr-only sm:not-sr-only">{t("rank")}</span>
          </th>
          <th scope="col" className="py-1 text-left font-medium">
            {head}
          </th>
          <th scope="col" className="hidden px-2 py-1 text-right font-medium sm:table-cell">
            {baseHead}
          </th>
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("mean")}
          </th>
          <th scope="col" className="py-1 pl-2 text-right font-medium sm:text-left">
            <span aria-hidden className="sm:hidden">
              %
            </span>
            <span className="sr-only sm:not-sr-only">{t("satisfaction")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className="break-inside-avoid border-b border-line">
            <td className="w-8 py-1.5 pr-2 text-right align-top text-soft">{row.rank}</td>
            <th scope="row" className="py-1.5 text-left align-top font-normal">
              <Name row={row} baseHead={baseHead} />
            </th>
            <td className={`hidden sm:table-cell ${cell}`}>
              <Base n={row.base} />
            </td>
            <td className={cell}>
              <Mean {...row} decimals={decimals.mean} />
            </td>
            <td className="py-1.5 pl-2 align-top sm:w-2/5">
              <Percent {...row} decimals={decimals.percent} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

async function Name({ row: { name, full, base }, baseHead }: { row: ScoreRow; baseHead: string }) {
  const t = await getTranslations("release.view")
  return (
    <>
      <span className="hyphens-auto wrap-anywhere">{name}</span>
      {base !== null && (
        <span className="block text-soft sm:hidden">
          {baseHead} = <Base n={base} />
        </span>
      )}
      {full && full !== name && (
        <details className="text-soft print:hidden">
          <summary className="w-fit cursor-pointer text-xs hover:text-accent">{t("fullName")}</summary>
          {full}
        </details>
      )}
    </>
  )
}

async function Base({ n }: { n: number | null }) {
  const locale = await getLocale()
  return n === null ? null : numberIn(locale, n)
}

async function Mean({ score, margin, decimals }: Pick<ScoreRow, "score" | "margin"> & { decimals: number }) {
  const locale = await getLocale()
  return (
    <>
      {scoreIn(locale, score?.mean, decimals)}
      {margin && <span className="block text-xs text-soft">± {scoreIn(locale, margin.mean, decimals)}</span>}
    </>
  )
}

async function Percent({ score, margin, decimals }: Pick<ScoreRow, "score" | "margin"> & { decimals: number }) {
  const locale = await getLocale()
  if (!score) return <span className="block text-right sm:text-left">–</span>
  const words = percentScoreIn(locale, score.percent, decimals)
  return (
    <div className="flex items-center gap-3">
      <span className="shrink-0 text-right max-sm:ml-auto sm:w-20">
        {words}
        {margin && <span className="block text-xs text-soft">± {scoreIn(locale, margin.percent, decimals)}</span>}
      </span>
      <span className="hidden flex-1 sm:block">
        <Bar of={100} parts={[{ value: score.percent, look: "accent" }]} label={words} />
      </span>
    </div>
  )
}
