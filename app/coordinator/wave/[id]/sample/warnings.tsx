import { getTranslations } from "next-intl/server"
import { Notice } from "@/components/ui/notice"
import type { WeightingRow } from "@/db/queries/weights"
import type { Study } from "@/lib/study/study"
import type { ComparedDimension } from "@/lib/weighting/compared"
import { type SampleWords, sampleWords } from "./words"

/** Codes named in one warning, at most. */
const NAMED = 8

type Props = Readonly<{ dimensions: readonly ComparedDimension[]; row: WeightingRow | null; study: Study }>

/** What to know before any figure of the page is used, in words. */
export async function Warnings({ dimensions, row, study }: Props) {
  const t = await getTranslations("weighting")
  const words = await sampleWords()
  const unverified = dimensions.filter(({ population }) => population && !population.verified)
  const lines = [
    ...(await emptyLines(dimensions, words)),
    ...(row ? await weightLines({ dimensions, row, study }, words) : []),
  ]
  return (
    <>
      {unverified.length > 0 && (
        <Notice kind="warn">
          {t("unverified", {
            margins: words.list(unverified.map(({ dimension }) => words.nameOf(dimension))),
            sources: words.list([...new Set(unverified.flatMap(({ population }) => population?.sources ?? []))]),
          })}
        </Notice>
      )}
      {lines.length > 0 && (
        <Notice kind="warn">
          <strong>{t("warnings")}</strong>
          <ul className="mt-1 list-disc pl-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

async function emptyLines(dimensions: readonly ComparedDimension[], { nameOf, codeName, list, number }: SampleWords) {
  const t = await getTranslations("weighting.warn")
  return dimensions.flatMap(({ dimension, compared: { empty } }) => {
    if (empty.length === 0) return []
    const named = list(empty.slice(0, NAMED).map((code) => codeName(dimension, code)))
    const codes = empty.length > NAMED ? t("emptyMore", { codes: named, n: number(empty.length - NAMED) }) : named
    return [t("empty", { margin: nameOf(dimension), codes })]
  })
}

async function weightLines(
  { dimensions, row, study }: Props & { row: WeightingRow },
  { nameOf, list, number, points }: SampleWords,
) {
  const t = await getTranslations("weighting")
  const { result, outside, missing } = row.sample
  const { cap } = row.plan
  const named = (name: string) => {
    const found = dimensions.find(({ dimension }) => dimension.name === name)
    return found ? nameOf(found.dimension) : name
  }
  const alone = dimensions.filter(({ population, compared }) => !population && compared.toTarget)
  return [
    !result.ok && t("warn.reason", { reason: t(`reason.${result.reason}`, { off: points(result.off ?? 0) }) }),
    result.ok && outside > 0 && t("warn.outside", { n: outside }),
    ...Object.entries(missing).map(([name, n]) => result.ok && n > 0 && t("warn.missing", { margin: named(name), n })),
    result.ok &&
      result.capped > 0 &&
      t("warn.capped", { n: result.capped, cap: number(cap, Number.isInteger(cap) ? 0 : 1), off: points(result.off) }),
    alone.length > 0 && t("warn.noPopulation", { margins: list(alone.map(({ dimension }) => nameOf(dimension))) }),
    JSON.stringify(row.plan) !== JSON.stringify(study.weighting) && t("warn.older"),
  ].filter((line) => typeof line === "string")
}
