import { getTranslations } from "next-intl/server"
import { Chart } from "@/components/report/chart"
import { Card } from "@/components/ui/card"
import type { ComparedDimension } from "@/lib/weighting/compared"
import type { ComparedCode } from "@/lib/weighting/representativeness"
import { dumbbells, ROW } from "./chart"
import { sampleWords } from "./words"

const SHOWN = 20

type Props = Readonly<{ of: ComparedDimension; weighted: ReadonlyMap<string, number> | null }>

/** One dimension: how far it is from targets and population, the codes drawn, and all of them as a table. */
export async function MarginCard({ of: { dimension, compared, population }, weighted }: Props) {
  const t = await getTranslations("weighting.margin")
  const words = await sampleWords()
  const { number, percent, points } = words
  const { codes, toTarget, toPopulation } = compared
  const shown = codes.length <= SHOWN ? codes : furthest(codes)
  const codeName = (code: string) => words.codeName(dimension, code)
  const names = {
    achieved: t("achieved"),
    target: t("target"),
    population: population?.verified ? t("population") : t("populationUnverified"),
    range: t("range"),
  }
  const far = (aim: (row: ComparedCode) => ComparedCode["target"]) =>
    t("beyond", { n: codes.filter((row) => aim(row)?.usual === false).length })
  const near = [
    ...(toTarget && toTarget.known > 0 ? [t("summaryTarget", said(toTarget, percent)), far((row) => row.target)] : []),
    ...(toPopulation && toPopulation.known > 0
      ? [t("summaryPopulation", said(toPopulation, percent)), far((row) => row.population)]
      : []),
    population && !population.verified && t("summaryUnverified"),
    !toTarget && !toPopulation && t("summaryAlone"),
    (toTarget ?? toPopulation)?.known === 0 && t("summaryNobody"),
    compared.missing > 0 && t("missing", { n: compared.missing }),
  ].filter((one) => typeof one === "string")
  const columns: [string, (row: ComparedCode) => string][] = [
    [t("n"), (row) => number(row.n)],
    [t("achieved"), (row) => percent(row.share)],
    ...(toTarget ? against(names.target, t("toTarget"), t("range"), ({ target }) => target) : []),
    ...(toPopulation ? against(names.population, t("toPopulation"), t("range"), (row) => row.population) : []),
    ...(weighted
      ? [
          [t("weighted"), ({ code }: ComparedCode) => percent(weighted.get(code))] as [
            string,
            (row: ComparedCode) => string,
          ],
        ]
      : []),
  ]
  function against(
    name: string,
    difference: string,
    range: string,
    aim: (row: ComparedCode) => ComparedCode["target"],
  ) {
    return [
      [name, (row) => percent(aim(row)?.share)],
      [difference, (row) => points(aim(row)?.difference)],
      [`${range}: ${name}`, (row) => rangeOf(aim(row), percent)],
    ] as [string, (row: ComparedCode) => string][]
  }
  return (
    <Card title={words.nameOf(dimension)}>
      <Chart
        title={shown.length < codes.length ? t("some", { n: number(shown.length), of: number(codes.length) }) : ""}
        summary={near.join(" ")}
        height={108 + ROW * shown.length}
        option={(size) => dumbbells({ codes: shown, names, codeName, percent }, size)}
        table={{
          head: [t("code"), ...columns.map(([head]) => head)],
          rows: codes.map((row) => [codeName(row.code), ...columns.map(([, cell]) => cell(row))]),
        }}
      />
    </Card>
  )
}

type Percent = (share: number | null | undefined, decimals?: number) => string

const said = ({ dissimilarity, byChance }: { dissimilarity: number; byChance: number }, percent: Percent) => ({
  dissimilarity: percent(dissimilarity),
  chance: percent(byChance),
})

const rangeOf = (aim: ComparedCode["target"], percent: Percent): string =>
  aim ? `${percent(aim.low)} – ${percent(aim.high)}` : "–"

function furthest(codes: readonly ComparedCode[]): ComparedCode[] {
  const by = ({ target, population, share }: ComparedCode) => Math.abs((target ?? population)?.difference ?? share)
  return [...codes].sort((a, b) => by(b) - by(a)).slice(0, SHOWN)
}
