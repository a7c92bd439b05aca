"use client"
import { CircleCheck, CircleDashed, TrendingDown, TriangleAlert } from "lucide-react"
import Link from "next/link"
import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { numberIn, percentIn } from "@/lib/report/numbers"
import type { Named } from "@/lib/report/words"
import { Bar } from "../ui/bar"
import { FullName } from "../ui/full-name"
import { Status } from "../ui/status"
import type { BoardRow } from "./board-row"

/** A number that opens what it is made of; nothing stands behind a zero. */
export function Count({ n, href, label }: { n: number | null; href?: string | null | undefined; label: string }) {
  const locale = useLocale()
  if (n === null) return <span className="text-soft">–</span>
  const shown = numberIn(locale, n)
  if (!href || n === 0) return <span className={n === 0 ? "text-soft" : undefined}>{shown}</span>
  return (
    <Drill href={href} label={`${label}: ${shown}`}>
      {shown}
    </Drill>
  )
}

/** A rate that opens the outcomes it is made of. */
export function Rate({ share, href, label }: { share: number | null; href?: string | undefined; label: string }) {
  const locale = useLocale()
  if (share === null) return <span className="text-soft">–</span>
  const words = percentIn(locale, 100 * share)
  if (!href) return words
  return (
    <Drill href={href} label={`${label}: ${words}`}>
      {words}
    </Drill>
  )
}

/** Calls still to make, with what one interview takes. */
export function Needed({ row, href }: { row: BoardRow; href?: string | undefined }) {
  const t = useTranslations("coordinator.board")
  const locale = useLocale()
  const { needed, perInterview } = row
  return (
    <span title={perInterview === null ? undefined : t("neededNote", { n: numberIn(locale, perInterview, 1) })}>
      <Count n={needed} href={href} label={t("needed")} />
    </span>
  )
}

export function Drill({ href, label, children }: { href: string; label?: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      className="text-accent underline decoration-line-strong underline-offset-4 hover:decoration-accent"
    >
      {children}
    </Link>
  )
}

export function Place({ named, href }: { named: Named; href?: string | null | undefined }) {
  const t = useTranslations("coordinator.board")
  const label = href ? <Drill href={href}>{named.label}</Drill> : named.label
  if (named.full === named.label) return label
  return (
    <FullName full={named.full} more={t("fullName", { name: named.label })}>
      {label}
    </FullName>
  )
}

export function Percent({ row }: { row: BoardRow }) {
  const t = useTranslations("coordinator.board")
  const locale = useLocale()
  if (row.percent === null || row.target === null) return <span className="text-sm text-soft">{t("noTarget")}</span>
  const words = percentIn(locale, row.percent)
  return (
    <div className="grid min-w-24 grid-cols-[1fr_3.25rem] items-center gap-2 print:min-w-14 print:grid-cols-[1fr_2rem] print:gap-1">
      <Bar
        of={row.target}
        label={`${words} ${t("ofTarget")}`}
        parts={[
          { value: row.accepted, look: "accent" },
          { value: row.reserved, look: "neutral" },
        ]}
      />
      <span aria-hidden className="text-right">
        {words}
      </span>
    </div>
  )
}

/** What a single cell is doing; `lists` is where a list is asked for when there is nobody left to call. */
export function CellState({ row, lists }: { row: BoardRow; lists?: string | undefined }) {
  const t = useTranslations("coordinator.board")
  if (row.cells === 0) return <span className="text-soft">–</span>
  if (row.open === 0)
    return (
      <Status look="good" icon={CircleCheck}>
        {t("cell.full")}
      </Status>
    )
  if (row.starved > 0)
    return (
      <Status look="warn" icon={TriangleAlert}>
        {lists ? <Drill href={lists}>{t("cell.starved")}</Drill> : t("cell.starved")}
      </Status>
    )
  if (row.behind)
    return (
      <Status look="warn" icon={TrendingDown}>
        {t("states.behind")}
      </Status>
    )
  return (
    <Status look="accent" icon={CircleDashed}>
      {t("cell.open")}
    </Status>
  )
}
