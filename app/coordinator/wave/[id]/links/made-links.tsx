"use client"
import { useLocale, useTranslations } from "next-intl"
import { Download } from "@/components/ui/download"
import { Notice } from "@/components/ui/notice"
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"
import { caseNumber } from "@/lib/sample/case-number"
import { LinkQr } from "./link-qr"
import { PrintCards } from "./print-cards"
import type { MadeLink } from "./schema"

/** Links right after they were made: on the screen and as a file, and nowhere else. */
export function MadeLinks({ links, axes }: { links: readonly MadeLink[]; axes: NamedAxes }) {
  const t = useTranslations("coordinator.links")
  const locale = useLocale()
  const places = (["service", "region"] as const).filter((axis) => axes[axis] !== null)
  const head = [t("caseNumber"), ...places.map((axis) => axes[axis]?.label ?? ""), t("link")]
  const rows = links.map((link) => [
    caseNumber(link.caseId),
    ...places.map((axis) => nameIn(axes, axis, link[axis])?.label ?? ""),
    link.address,
  ])
  const cards = rows.map((row) => ({ number: row[0] ?? "", places: row.slice(1, -1), address: row.at(-1) ?? "" }))
  return (
    <section className="grid gap-3" aria-label={t("make")}>
      <Notice kind="good">
        {t("made", { shown: numberIn(locale, links.length) })} <strong>{t("once")}</strong>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <Download name={t("file")} rows={[head, ...rows]}>
          {t("download")}
        </Download>
        <PrintCards cards={cards} />
      </div>
      <ul className="grid max-h-96 gap-2 overflow-y-auto text-sm">
        {rows.map((row, index) => (
          <li key={links[index]?.caseId} className="border-t border-line pt-2">
            <span className="text-soft">{row.slice(0, -1).join(" · ")}</span>
            <br />
            <code className="break-all select-all">{row.at(-1)}</code>
            <LinkQr address={row.at(-1) ?? ""} />
          </li>
        ))}
      </ul>
    </section>
  )
}
