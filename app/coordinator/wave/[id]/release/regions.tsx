import { useLocale, useTranslations } from "next-intl"
import { Card } from "@/components/ui/card"
import type { Gate, GateState, RegionGate } from "@/lib/release/gate"
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"
import { ConditionLine } from "./condition"
import { GateStatus } from "./gate-state"
import type { StreamNames } from "./streams"

type Props = Readonly<{ gate: Gate; share: number; axes: NamedAxes; base: string; streamNames: StreamNames }>

const URGENCY: Readonly<Record<GateState, number>> = { missing: 0, shortfall: 1, met: 2 }

/** Region by region, those that block first. */
export function GateRegions(props: Props) {
  const t = useTranslations("release.gate")
  const { gate } = props
  const regions = [...gate.regions].sort((a, b) => URGENCY[a.state] - URGENCY[b.state])
  const ready = regions.filter(({ state }) => state !== "missing").length
  return (
    <Card
      title={t("regions")}
      action={<span className="text-sm text-soft">{t("regionCount", { ready, all: regions.length })}</span>}
    >
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {regions.map((region) => (
          <RegionItem key={region.region ?? ""} {...props} region={region} />
        ))}
      </ul>
    </Card>
  )
}

function RegionItem({
  region: { region, accepted, state, conditions },
  share,
  axes,
  base,
  streamNames,
}: Props & { region: RegionGate }) {
  const t = useTranslations("release.gate")
  const locale = useLocale()
  const board = `${base}?view=${region ? `cells&region=${encodeURIComponent(region)}` : "services"}&state=open`
  const serviceName = (code: string | null) => nameIn(axes, "service", code)?.label ?? t("whole")
  return (
    <li className="grid content-start gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{nameIn(axes, "region", region)?.label ?? t("whole")}</h3>
        <GateStatus state={state}>{t(`region.${state}`)}</GateStatus>
      </div>
      <p className="text-sm text-soft">{t("accepted", { n: numberIn(locale, accepted) })}</p>
      <ul className="grid gap-1.5">
        {conditions.map((condition) => (
          <ConditionLine
            key={condition.kind}
            condition={condition}
            share={share}
            board={board}
            holds={`${base}/holds`}
            serviceName={serviceName}
            streamNames={streamNames}
          />
        ))}
      </ul>
    </li>
  )
}
