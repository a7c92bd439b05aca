import { Activity, CircleCheck, TriangleAlert } from "lucide-react"
import { getTranslations } from "next-intl/server"
import { Status } from "@/components/ui/status"
import { type Kappa, steadinessOf } from "@/lib/verification/reliability"
import { questionLabels } from "./items"
import type { TeamRates } from "./load"
import { Table } from "./table"
import { figures } from "./words"

const LOOKS = {
  steady: { look: "good", icon: CircleCheck },
  middling: { look: "neutral", icon: Activity },
  unsteady: { look: "warn", icon: TriangleAlert },
} as const

const CERTAIN = 0.05

/** How stable the answers to rating questions are when the same people are asked again. */
export async function ReliabilityTable({ of: { study, reliability }, label }: { of: TeamRates; label: string }) {
  const t = await getTranslations("rates.reliability")
  const { percent, number, score, change } = await figures()
  const labelOf = await questionLabels(study)
  const rangeOf = ({ interval }: Kappa) => interval && `${score(interval.lower)} – ${score(interval.upper)}`
  const moved = (probability: number) => (probability < CERTAIN ? t("certain") : t("chance"))
  return (
    <Table
      label={label}
      head={[t("question"), t("pairs"), t("agreement"), t("shift"), t("top"), t("inconsistency"), t("kappa")]}
      rows={reliability.map(({ question, n, agreement, shift, top, inconsistency, kappa }) => ({
        key: question,
        cells: [
          labelOf(question),
          number(n),
          percent(agreement),
          <Noted key="shift" note={shift && moved(shift.probability)}>
            {change(shift?.mean)}
          </Noted>,
          <Noted key="top" note={top && moved(top.probability)}>
            {top ? t("fromTo", { from: percent(top.first), to: percent(top.again) }) : percent(null)}
          </Noted>,
          <Inconsistency key="index" of={inconsistency} />,
          <Noted key="kappa" note={kappa.linear && rangeOf(kappa.linear)}>
            {score(kappa.linear?.value)}
          </Noted>,
        ],
      }))}
    />
  )
}

async function Inconsistency({ of }: { of: Kappa | null }) {
  const t = await getTranslations("rates.reliability")
  const { percent, range } = await figures()
  if (!of) return percent(null)
  const word = steadinessOf(of.value)
  return (
    <div className="grid justify-items-end gap-1">
      <Noted note={of.interval && range(of.interval)}>{percent(of.value)}</Noted>
      <Status {...LOOKS[word]}>{t(word)}</Status>
    </div>
  )
}

const Noted = ({ note, children }: { note: string | null; children: string }) => (
  <div>
    <span className="font-medium">{children}</span>
    {note && <span className="block text-soft">{note}</span>}
  </div>
)
