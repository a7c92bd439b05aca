import Link from "next/link"
import { useFormatter, useTranslations } from "next-intl"
import type { OfferWords } from "./offer-words"
import { State } from "./state"

/** Observations as a table; on a phone each is a block of its own. */
export function Observations({ rows }: { rows: readonly OfferWords[] }) {
  const t = useTranslations("observation.list")
  const format = useFormatter()
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: "short", timeStyle: "short" })
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[1fr_1.5fr_1fr_auto_auto] sm:items-center"
        >
          <span>
            <span className="block font-medium">{row.interviewer}</span>
            <span className="text-soft">{time(row.startedAt)}</span>
          </span>
          <span>{[row.region, row.service].filter((part) => part !== null).join(" · ")}</span>
          <span>
            <span className="text-soft">{t("observer")}: </span>
            {row.observer}
          </span>
          <State of={row} />
          <Link
            href={`/supervisor/observe/${row.id}`}
            aria-label={t("openOf", { interviewer: row.interviewer, time: time(row.startedAt) })}
            className="py-1 text-accent underline underline-offset-4"
          >
            {t("open")}
          </Link>
        </li>
      ))}
    </ul>
  )
}
