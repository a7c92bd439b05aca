import { getLocale, getTranslations } from "next-intl/server"
import type { Change, Printed } from "@/lib/release/changes"
import type { FigureLevel } from "@/lib/release/figures"
import type { Labels } from "@/lib/release/labels"
import { percentScoreIn, scoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import { wordsOf } from "@/lib/report/words"

type Props = Readonly<{
  changes: readonly Change[]
  labels: Labels
  decimals: Readonly<{ mean: number; percent: number }>
}>

const PARTS: readonly FigureLevel[] = ["service_form", "service_criterion"]

/** Figures before and after, kind by kind; what lies below a service can be opened. */
export async function ChangesTable({ changes, labels, decimals }: Props) {
  const t = await getTranslations("release.changes")
  const levels = [...new Set(changes.map(({ level }) => level))].filter((level) => !PARTS.includes(level))
  const parts = changes.filter(({ level }) => PARTS.includes(level))
  const table = (some: readonly Change[], label: string) => (
    <Figures changes={some} label={label} labels={labels} decimals={decimals} />
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {levels.map((level) => (
        <section key={level}>
          <h3 className="mb-1 font-semibold">{t(`level.${level}`)}</h3>
          {table(
            changes.filter((change) => change.level === level),
            t(`level.${level}`),
          )}
        </section>
      ))}
      {parts.length > 0 && (
        <details className="print:[&::details-content]:[content-visibility:visible]">
          <summary className="cursor-pointer">{t("parts", { n: parts.length })}</summary>
          {table(parts, t("parts", { n: parts.length }))}
        </details>
      )}
    </div>
  )
}

async function Figures({ changes, label, labels, decimals }: Props & { label: string }) {
  const t = await getTranslations("release.changes")
  const v = await getTranslations("release.view")
  const locale = await getLocale()
  const name = nameIn(labels, locale)
  const head = "px-2 py-1 text-right font-medium"
  const side = (printed: Printed | null, of: (printed: Printed) => string) => (printed ? of(printed) : "–")
  const cells: Readonly<Record<string, (printed: Printed) => string>> = {
    rank: ({ rank }) => (rank === null ? "" : numberIn(locale, rank)),
    n: ({ n }) => (n === null ? "" : numberIn(locale, n)),
    mean: ({ score }) => scoreIn(locale, score?.mean, decimals.mean),
    percent: ({ score }) => percentScoreIn(locale, score?.percent, decimals.percent),
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
            {(["rank", "n", "mean", "satisfaction"] as const).map((column) => (
              <th key={column} scope="col" className={head}>
                {v(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.key} className="break-inside-avoid border-b border-line align-top">
              <th scope="row" className="min-w-40 py-1.5 text-left font-normal">
                {change.level === "study" ? t("level.study") : name(change)}
                {!change.before && <span className="block text-soft">{t("new")}</span>}
                {!change.after && <span className="block text-soft">{t("gone")}</span>}
              </th>
              {Object.entries(cells).map(([column, of]) => {
                const [before, after] = [side(change.before, of), side(change.after, of)]
                return (
                  <td key={column} className="px-2 py-1.5 text-right whitespace-nowrap">
                    {before === after ? after : t("fromTo", { before, after })}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
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
