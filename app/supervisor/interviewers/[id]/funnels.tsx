import { getLocale, getTranslations } from "next-intl/server"
import { Chart } from "@/components/report/chart"
import { Card, Empty } from "@/components/ui/card"
import type { Member } from "@/db/queries/interviewer-card"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { VERIFY_TYPES } from "@/lib/verification/comparison"
import { funnelZone } from "@/lib/verification/funnel"
import { type Rates, usualShare } from "@/lib/verification/rates"
import type { VerifyType } from "@/lib/verification/reask"
import { rateText } from "../../rate-words"
import { funnelOption, type Point } from "./funnel-option"

type Props = { rates: Rates; member: Member; team: ReadonlySet<string> }

/** This interviewer among the others, by type: where a share lies that chance alone explains, and where not. */
export async function Funnels({ rates, member, team }: Props) {
  const t = await getTranslations("desk.funnel")
  const shown = VERIFY_TYPES.filter((verify) => rates.random.all.byType[verify].discrepant.of > 0)
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-3xl text-sm text-soft">{t("hint")}</p>
      {shown.length === 0 ? (
        <Empty>{t("empty")}</Empty>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {shown.map((verify) => (
            <Funnel key={verify} verify={verify} rates={rates} member={member} team={team} />
          ))}
        </div>
      )}
    </Card>
  )
}

async function Funnel({ verify, rates, member, team }: Props & { verify: VerifyType }) {
  const [t, types] = [await getTranslations("desk.funnel"), await getTranslations("verification.compare.types")]
  const locale = await getLocale()
  const usual = usualShare(rates.random, verify) ?? 0
  const points = rates.random.interviewers.flatMap(({ key, name, byType }): (Point & { rate: string })[] => {
    const { discrepant } = byType[verify]
    if (key === null || discrepant.of === 0) return []
    const whose = key === member.id ? "own" : team.has(key) ? "team" : "others"
    return [{ whose, name: name ?? "", hits: discrepant.hits, n: discrepant.of, rate: rateText(locale, discrepant) }]
  })
  const own = points.find(({ whose }) => whose === "own")
  const words = {
    ...{
      own: member.name,
      team: t("team"),
      others: t("others"),
      usual: t("usual"),
      warn: t("warn"),
      control: t("control"),
    },
    ...{ n: t("n"), percent: (share: number) => percentIn(locale, 100 * share) },
  }
  const common = { name: member.name, usual: percentIn(locale, 100 * usual, 1) }
  const zone = own && t(`zones.${funnelZone(own.hits, own.n, usual)}`)
  const summary = own ? t("summary", { ...common, rate: own.rate, zone: zone ?? "" }) : t("summaryNone", common)
  return (
    <Chart
      title={types(`${verify}`)}
      summary={summary}
      option={({ narrow }) => funnelOption(points, usual, words, narrow)}
      height={300}
      table={{
        head: [t("interviewer"), t("n"), t("hits"), t("rate")],
        // Supervisors know their own team by name; of the others they see how the points lie.
        rows: points
          .filter(({ whose }) => whose !== "others")
          .map(({ name, n, hits, rate }) => [name, numberIn(locale, n), numberIn(locale, hits), rate]),
      }}
    />
  )
}
