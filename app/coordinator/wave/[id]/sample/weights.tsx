import { getTranslations } from "next-intl/server"
import { Card, Figure } from "@/components/ui/card"
import type { WeightingRow } from "@/db/queries/weights"
import { scoreIn } from "@/lib/report/format"
import type { StudyDimension } from "@/lib/study/dimensions"
import type { ScoringSettings } from "@/lib/study/scoring"
import { Table } from "../control/table"
import { sampleWords } from "./words"

type Props = Readonly<{
  row: WeightingRow
  dimensions: readonly StudyDimension[]
  locale: string
  scoring: ScoringSettings | undefined
}>

/** What the weights are, what they cost, and the overall score with and without them. */
export async function WeightsCard({ row, dimensions, locale, scoring }: Props) {
  const t = await getTranslations("weighting.weights")
  const { number, nameOf, list } = await sampleWords()
  const { result, margins } = row.sample
  const named = (name: string) => nameOf(dimensions.find((one) => one.name === name) ?? { label: { [locale]: name } })
  if (!result.ok) return null
  const aims = margins.map(({ name, aim }) =>
    t(aim === "population" ? "toPopulation" : "toTargets", { margin: named(name) }),
  )
  return (
    <Card title={t("title")}>
      <p className="mb-4 max-w-3xl text-sm text-soft">{t("hint", { margins: list(aims) })}</p>
      <dl className="grid grid-cols-2 items-start gap-4 sm:grid-cols-3 lg:grid-cols-5">
        <Figure name={t("deff")} value={number(result.effect.deff, 2)} note={t("deffNote")} />
        <Figure
          name={t("effective")}
          value={number(Math.floor(result.effect.effectiveN))}
          note={t("effectiveNote", { n: number(result.effect.n) })}
        />
        <Figure name={t("least")} value={number(result.least, 2)} />
        <Figure
          name={t("most")}
          value={number(result.most, 2)}
          note={t("mostNote", { cap: number(row.plan.cap, Number.isInteger(row.plan.cap) ? 0 : 1) })}
        />
        <Figure name={t("capped")} value={number(result.capped)} note={t("cappedNote", { n: result.capped })} />
      </dl>
      <Groups row={row} dimensions={dimensions} />
      {scoring && <Overall of={row.overall} scoring={scoring} locale={locale} />}
    </Card>
  )
}

async function Groups({ row, dimensions }: Pick<Props, "row" | "dimensions">) {
  const t = await getTranslations("weighting.weights")
  const { number, codeName } = await sampleWords()
  const margins = row.sample.margins.map(
    ({ name }) => dimensions.find((one) => one.name === name) ?? { name, label: null, codes: [] },
  )
  const rows = [...row.groups].sort((a, b) => b.weight - a.weight)
  return (
    <details className="mt-4 text-sm">
      <summary className="w-fit cursor-pointer font-medium text-accent">{t("groups")}</summary>
      <Table
        label={t("groups")}
        head={[t("group"), t("n"), t("weight")]}
        rows={rows.map(({ codes, n, weight }) => ({
          key: JSON.stringify(codes),
          cells: [
            margins.map((margin) => codeName(margin, codes[margin.name] ?? "")).join(" · "),
            number(n),
            number(weight, 3),
          ],
        }))}
      />
    </details>
  )
}

async function Overall({
  of,
  scoring,
  locale,
}: {
  of: WeightingRow["overall"]
  scoring: ScoringSettings
  locale: string
}) {
  const t = await getTranslations("weighting.overall")
  const { percent, change } = await sampleWords()
  const { mean, percent: decimals } = scoring.decimals
  const points = await getTranslations("weighting.margin")
  return (
    <section className="mt-6">
      <h3 className="font-semibold">{t("title")}</h3>
      {of ? (
        <>
          <p className="mb-2 text-sm text-soft">{t("hint")}</p>
          <Table
            label={t("title")}
            head={["", t("unweighted"), t("weighted"), t("change")]}
            rows={[
              {
                key: "mean",
                cells: [
                  t("mean"),
                  scoreIn(locale, of.unweighted.mean, mean),
                  scoreIn(locale, of.weighted.mean, mean),
                  change(of.weighted.mean - of.unweighted.mean, mean),
                ],
              },
              {
                key: "best",
                cells: [
                  t("best"),
                  percent(of.unweighted.percent / 100, decimals),
                  percent(of.weighted.percent / 100, decimals),
                  points("points", { n: change(of.weighted.percent - of.unweighted.percent, decimals) }),
                ],
              },
            ]}
          />
        </>
      ) : (
        <p className="text-sm text-soft">{t("none")}</p>
      )}
    </section>
  )
}
