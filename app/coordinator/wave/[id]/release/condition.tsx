import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Drill } from "@/components/report/board-cell"
import type { Condition, UnmetQuota } from "@/lib/release/gate"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { GateSign } from "./gate-state"
import { type StreamNames, streamAnchor } from "./streams"

type Props = Readonly<{
  condition: Condition
  share: number
  /** Where the unmet cells of the region stand. */
  board: string
  /** Where holds are lifted. */
  holds: string
  serviceName: (code: string | null) => string
  streamNames: StreamNames
}>

const MOST = 3

/** One rule of the gate: whether it is met, how far, what is missing, and the way there. */
export function ConditionLine(props: Props) {
  const { condition, share, board, holds } = props
  const t = useTranslations("release.gate")
  const locale = useLocale()
  const { kind, state } = condition
  const of = numberIn(locale, condition.of)
  const missing = numberIn(locale, condition.missing)
  const said = {
    quotas:
      condition.of === 0
        ? t("quotasNone")
        : state === "met"
          ? t("quotasMet", { of })
          : t("quotasMissing", { missing, of }),
    streams:
      state === "met"
        ? t("streamsMet", { share: percentIn(locale, 100 * share), of })
        : t("streamsMissing", { share: percentIn(locale, 100 * share), missing, of }),
    open: state === "met" ? t("openMet") : t("openMissing", { missing }),
    appeals: state === "met" ? t("appealsMet") : t("appealsMissing", { missing }),
    holds: state === "met" ? t("holdsMet") : t("holdsMissing", { missing }),
  }[kind]
  const elsewhere = { quotas: board, holds, appeals: "/coordinator/appeals", streams: null, open: null }[kind]
  const way = elsewhere ? <Drill href={elsewhere}>{said}</Drill> : <Below href="#streams">{said}</Below>
  return (
    <li className="flex gap-2 text-sm">
      <GateSign state={state} />
      <div className="min-w-0">
        <span className="font-medium">{t(kind)}:</span> {state === "met" ? said : way}
        <Details {...props} />
      </div>
    </li>
  )
}

function Details({ condition, serviceName, streamNames }: Props) {
  const t = useTranslations("release.gate")
  const lines: { key: string; words: ReactNode }[] =
    condition.kind === "quotas"
      ? condition.quotas.map((cell) => ({
          key: `${cell.service}`,
          words: <Quota cell={cell} serviceName={serviceName} />,
        }))
      : condition.kind === "streams"
        ? condition.streams.map(({ stream, checked, needed, toDraw, gate }) => ({
            key: stream,
            words: (
              <>
                <Below href={`#${streamAnchor(stream)}`}>
                  {t("streamLine", { stream: streamNames(stream), checked, needed })}
                </Below>
                {toDraw > 0 && `; ${t("toDraw", { n: toDraw })}`}
                {gate === "shortfall" && `; ${t("unreachableLine")}`}
              </>
            ),
          }))
        : condition.kind === "holds"
          ? condition.held.map(({ interviewerId, person, unchecked }) => ({
              key: interviewerId,
              words: t("heldLine", { person, n: unchecked }),
            }))
          : []
  if (lines.length === 0) return null
  return (
    <ul className="text-soft">
      {lines.slice(0, MOST).map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
      {lines.length > MOST && <li>{t("more", { n: lines.length - MOST })}</li>}
    </ul>
  )
}

/** Next's links change the address without telling the browser, which then marks no target. */
const Below = ({ href, children }: { href: string; children: ReactNode }) => (
  <a href={href} className="text-accent underline decoration-line-strong underline-offset-4 hover:decoration-accent">
    {children}
  </a>
)

function Quota({ cell, serviceName }: { cell: UnmetQuota; serviceName: Props["serviceName"] }) {
  const t = useTranslations("release.gate")
  const { service, accepted, target, left } = cell
  return (
    <>
      {t("quotaLine", { service: serviceName(service), accepted, target })};{" "}
      {left > 0 ? t("left", { left }) : t("noneLeft")}
    </>
  )
}
