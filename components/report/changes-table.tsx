import { getLocale, getTranslations } from "next-intl/server"
import { type Change, isScoreChange, type Printed } from "@/lib/release/changes"
import type { FigureLevel } from "@/lib/release/figures"
import type { Labels } from "@/lib/release/labels"
import { NO_SCORE, percentScoreIn, scoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import { wordsOf } from "@/lib/report/words"

type Props = Readonly<{
  changes: readonly Change[]
  labels: Labels
  decimals: Readonly<{ mean: number; percent: number }>
}>

const PARTS: readonly FigureLevel[] = ["service_form", "service_criterion"]

/**
 * Figures before and after, kind by kind. What lies below a service, and figures of which only the number of people
 * changed, can be opened.
 */
export async function ChangesTable({ changes, labels, decimals }: Props) {
  const t = await getTranslations("release.changes")
  const isFirst = (change: Change) => change.level === "study" || isSeen(change)
  const seen = changes.filter((change) => isFirst(change) && !PARTS.includes(change.level))
  const folded = [
    ["parts", changes.filter((change) => isFirst(change) && PARTS.includes(change.level))],
    ["onlyBase", changes.filter((change) => !isFirst(change))],
  ] as const
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {seen.length > 0 && <Figures changes={seen} label={t("title")} labels={labels} decimals={decimals} />}
      {folded.map(([name, some]) => {
        if (some.length === 0) return null
        const label = t(name, { n: some.length })
        return (
          <details key={name} className="print:[&::details-content]:[content-visibility:visible]">
            <summary className="cursor-pointer">{label}</summary>
            <Figures changes={some} label={label} labels={labels} decimals={decimals} />
          </details>
        )
      })}
    </div>
  )
}

/** Whether more than the number of people behind it changed. */
const isSeen = (change: Change): boolean => isScoreChange(change) || change.before?.rank !== change.after?.rank

const COLUMNS = ["mean", "percent", "rank", "n"] as const
const HEADS = { mean: "mean", percent: "satisfaction", rank: "rank", n: "n" } as const

async function Figures({ changes, label, labels, decimals }: Props & { label: string }) {
  const t = await getTranslations("release.changes")
  const v = await getTranslations("release.view")
  const locale = await getLocale()
  const name = nameIn(labels, locale)
  const printed: Readonly<Record<(typeof COLUMNS)[number], (printed: Printed) => string>> = {
    mean: ({ score }) => scoreIn(locale, score?.mean, decimals.mean),
    percent: ({ score }) => percentScoreIn(locale, score?.percent, decimals.percent),
    rank: ({ rank }) => (rank === null ? "" : numberIn(locale, rank)),
    n: ({ n }) => (n === null ? "" : numberIn(locale, n)),
  }
  const cell = ({ before, after }: Change, column: (typeof COLUMNS)[number]) => {
    const [was, is] = [before, after].map((one) => (one ? printed[column](one) : NO_SCORE))
    return was === is ? is : t("fromTo", { before: was ?? NO_SCORE, after: is ?? NO_SCORE })
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line-strong align-bottom">
            <th scope="col" className="py-1 text-left font-medium">
              {t("figure")}
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="px-2 py-1 text-right font-medium">
                {v(HEADS[column])}
              </th>
            ))}
          </tr>
        </thead>
        {[...new Set(changes.map(({ level }) => level))].map((level) => (
          <tbody key={level}>
            {level !== "study" && (
              <tr className="break-after-avoid">
                <th scope="rowgroup" colSpan={5} className="pt-3 pb-1 text-left font-semibold">
                  {t(`level.${level}`)}
                </th>
              </tr>
            )}
            {changes
              .filter((change) => change.level === level)
              .map((change) => (
                <tr key={change.key} className="break-inside-avoid border-b border-line align-top">
                  <th scope="row" className="min-w-28 py-1.5 text-left font-normal">
                    {level === "study" ? t("level.study") : name(change)}
                    {!change.before && <span className="block text-soft">{t("new")}</span>}
                    {!change.after && <span className="block text-soft">{t("gone")}</span>}
                  </th>
                  {COLUMNS.map((column) => (
                    <td key={column} className="px-2 py-1.5 text-right whitespace-nowrap">
                      {cell(change, column)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

/** Parts of a service are named with it. */
function nameIn(labels: Labels, locale: string) {
  const kinds: Readonly<Partial<Record<FigureLevel, Labels["services"]>>> = {
    service: labels.services,
    form: labels.forms,
    criterion: labels.criteria,
    region: labels.regions,
    provider: labels.providers,
    total: labels.providers,
    body_own: labels.bodies,
    body_all: labels.bodies,
    call: labels.calls,
  }
  const word = (kind: FigureLevel, code: string) => wordsOf(kinds[kind]?.[code], locale) || code
  return ({ level, code, form }: Change): string => {
    if (!PARTS.includes(level))
      return [level === "criterion" && form ? word("form", form) : "", word(level, code)].filter(Boolean).join(": ")
    const [service = "", ...rest] = code.split("/")
    const below = level === "service_form" ? [] : [word("criterion", rest.at(-1) ?? "")]
    return [word("service", service), ...(form ? [word("form", form)] : []), ...below].join(": ")
  }
}
