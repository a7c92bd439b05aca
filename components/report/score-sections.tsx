import { getLocale, getTranslations } from "next-intl/server"
import type { Labels, Tiles, Words } from "@/lib/release/labels"
import type { MadeScore, Scores } from "@/lib/release/scores"
import { wordsOf } from "@/lib/report/words"
import type { ScoringSettings } from "@/lib/study/study"
import { Card } from "../ui/card"
import { CriteriaTable } from "./criteria-table"
import { RegionMap } from "./region-map"
import { type ScoreRow, ScoreTable } from "./score-table"

type Props = Readonly<{ scores: Scores; labels: Labels; tiles: Tiles; settings: ScoringSettings }>

/** Every ranking and table of a set of scores, released or provisional; what a study does not have is left out. */
export async function ScoreSections({ scores, labels, tiles, settings }: Props) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const { decimals } = settings
  const nameIn = (words: Words) => (code: string) => wordsOf(words[code], locale) || code
  const services = scores.services.map(
    ({ code, n, ...one }): ScoreRow => ({
      ...{ code, base: n, name: nameIn(labels.services)(code), full: wordsOf(labels.fullNames[code], locale) },
      ...one,
    }),
  )
  const regions = scores.regions.map(
    ({ code, n, ...one }): ScoreRow => ({ code, base: n, name: nameIn(labels.regions)(code), ...one }),
  )
  const made = (list: readonly MadeScore[], words: Words) =>
    list.map(({ code, services, ...one }): ScoreRow => ({ code, base: services, name: nameIn(words)(code), ...one }))
  const totals = scores.totals
    .filter(({ score }) => score !== null)
    .map(({ code, score }): ScoreRow => ({ code, rank: null, base: null, score, name: nameIn(labels.providers)(code) }))
  const calls = scores.calls.map(
    ({ number, score, n }): ScoreRow => ({
      code: number,
      name: nameIn(labels.calls)(number),
      rank: null,
      base: n,
      score,
    }),
  )
  const axis = wordsOf(labels.axes.service, locale) || t("serviceAxis")
  const region = wordsOf(labels.axes.region, locale) || t("regionAxis")
  const tables = [
    { id: "services", label: t("serviceRanking", { axis }), head: axis, baseHead: t("n"), rows: services },
    { id: "regions", label: t("regions"), head: region, baseHead: t("n"), rows: regions },
    {
      id: "providers",
      label: t("providers"),
      head: t("provider"),
      baseHead: t("servicesCount"),
      rows: [...made(scores.providers, labels.providers), ...totals],
    },
    {
      id: "bodies",
      label: t("bodiesOwn"),
      head: t("body"),
      baseHead: t("servicesCount"),
      rows: made(scores.bodies.ownZone, labels.bodies),
    },
    {
      id: "bodies-all",
      label: t("bodiesAll"),
      head: t("body"),
      baseHead: t("servicesCount"),
      rows: made(scores.bodies.allZones, labels.bodies),
    },
    { id: "calls", label: t("calls"), head: t("number"), baseHead: t("n"), rows: calls },
  ].filter(({ rows }) => rows.length > 0)
  const [first, ...others] = tables
  return (
    <>
      {first && <TableCard {...first} decimals={decimals} />}
      {scores.criteria.length > 0 && (
        <Card title={t("criteria")}>
          <CriteriaTable
            scores={scores}
            formName={nameIn(labels.forms)}
            criterionName={nameIn(labels.criteria)}
            decimals={decimals}
          />
          <p className="mt-2 text-sm text-soft">{t("criteriaHint")}</p>
        </Card>
      )}
      {others.map((table) => (
        <TableCard key={table.id} {...table} decimals={decimals}>
          {table.id === "regions" && (
            <RegionMap regions={scores.regions} labels={labels} tiles={tiles} decimals={decimals} />
          )}
        </TableCard>
      ))}
    </>
  )
}

type TableProps = Parameters<typeof ScoreTable>[0] & { id: string; children?: React.ReactNode }

function TableCard({ id, children, ...table }: TableProps) {
  return (
    <div id={id} className="min-w-0">
      <Card title={table.label}>
        {children}
        <ScoreTable {...table} />
      </Card>
    </div>
  )
}
