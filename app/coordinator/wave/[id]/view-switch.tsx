import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { BOARD_VIEWS, type BoardView } from "@/components/report/board-row"
import type { NamedAxes } from "@/lib/report/axes"

type Props = { view: BoardView; axes: NamedAxes; base: string }

/** By region, by service, or both, in the study's own words; nothing to switch where it has one of them. */
export async function ViewSwitch({ view, axes: { region, service }, base }: Props) {
  const t = await getTranslations("coordinator.board")
  if (!region || !service) return null
  const names = { regions: region.label, services: service.label, cells: `${region.label} × ${service.label}` }
  return (
    <nav aria-label={t("views")} className="flex flex-wrap overflow-hidden rounded-md border border-line-strong">
      {BOARD_VIEWS.map((name) => (
        <Link
          key={name}
          href={`${base}?view=${name}`}
          scroll={false}
          aria-current={name === view ? "true" : undefined}
          className="px-3 py-1.5 text-sm font-medium hover:bg-sunken aria-[current=true]:bg-accent aria-[current=true]:text-on-accent"
        >
          {names[name]}
        </Link>
      ))}
    </nav>
  )
}
