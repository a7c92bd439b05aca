import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { Card, Empty } from "@/components/ui/card"
import type { EditOnRecord } from "@/db/queries/targets"
import { type CellTerms, dimensionsOf } from "@/lib/quota/cells"
import { cellName, type Sheet } from "@/lib/quota/sheet"
import { numberIn } from "@/lib/report/numbers"

const LINES = 200

/** Versions of the targets: who, when, why, and every line. */
export async function History({ edits, sheets }: { edits: readonly EditOnRecord[]; sheets: readonly Sheet[] }) {
  const t = await getTranslations("target.history")
  const words = await getTranslations("target")
  const format = await getFormatter()
  const locale = await getLocale()
  const termsOf = (terms: CellTerms | null) =>
    terms
      ? [
          numberIn(locale, terms.target),
          ...(terms.floor === null ? [] : [t("floor", { n: numberIn(locale, terms.floor) })]),
          ...(terms.ceiling === null ? [] : [t("ceiling", { n: numberIn(locale, terms.ceiling) })]),
          words(terms.hard ? "hard" : "soft"),
        ].join(" · ")
      : "–"
  const nameOf = (conditions: Readonly<Record<string, string>>) => {
    const sheet = sheets.find(({ id }) => id === dimensionsOf(conditions))
    return sheet ? cellName(sheet, conditions) : Object.values(conditions).join(", ")
  }
  return (
    <Card title={t("title")}>
      {edits.length === 0 && <Empty>{t("empty")}</Empty>}
      <ol className="grid gap-2">
        {edits.map(({ id, person, at, reason, origin, changes }) => (
          <li key={id} className="rounded-md border border-line p-3">
            <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-soft">
              <span>{format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}</span>
              <span>{person ?? t("system")}</span>
              <span>{t(`origins.${origin}`)}</span>
            </p>
            <p className="break-words">{reason}</p>
            <details className="mt-1">
              <summary className="cursor-pointer text-sm text-accent">{t("lines", { count: changes.length })}</summary>
              <ul className="mt-2 grid gap-1 text-sm">
                {changes.slice(0, LINES).map(({ conditions, before, after }) => (
                  <li key={nameOf(conditions)}>
                    {nameOf(conditions)}: {termsOf(before)} → <span className="font-semibold">{termsOf(after)}</span>
                  </li>
                ))}
                {changes.length > LINES && <li>{t("more", { count: changes.length - LINES })}</li>}
              </ul>
            </details>
          </li>
        ))}
      </ol>
    </Card>
  )
}
