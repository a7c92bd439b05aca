// What the analysis page needs of a wave: what may be picked, and the view that the address asks for.
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { listWaves, type WaveRow } from "@/db/queries/waves"
import { type Catalogue, catalogueOf } from "@/lib/analysis/catalogue"
import { type Dropped, parseView, type View } from "@/lib/analysis/view"
import { type Person, regionScope } from "@/lib/permission"
import { type Scheme, schemeOf } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import type { Params } from "../sought"

export type Asked = Readonly<{
  waves: readonly WaveRow[]
  wave: WaveRow
  study: Study
  scheme: Scheme | null
  catalogue: Catalogue
  view: View
  dropped: readonly Dropped[]
  scope: readonly string[] | null
}>

/** Null where there is no wave. Whatever the address says, regions outside the person's are not there to be picked. */
export async function loadAsked(person: Person, params: URLSearchParams): Promise<Asked | null> {
  const waves = await read(() => listWaves(db()))
  const wave = waves.find(({ id }) => id === params.get("wave")) ?? waves[0]
  if (!wave) return null
  const { study, questionnaire } = await read(() => findInstrument(db(), wave.instrumentId))
  const scheme = schemeOf(study)
  const scope = regionScope(person)
  const siblings = waves.filter(({ studyId, practice }) => studyId === wave.studyId && practice === wave.practice)
  const locale = await getLocale()
  const named = siblings.map(({ id, name }) => ({ code: id, label: { [locale]: name } })).reverse()
  const catalogue = within(
    catalogueOf({ study, questionnaire, scheme, waves: named }, await wordsOfPage(locale)),
    scope,
  )
  return { waves, wave, study, scheme, catalogue, scope, ...parseView(params, wave.id, catalogue) }
}

export const paramsOf = (params: Params): URLSearchParams =>
  new URLSearchParams(Object.entries(params).flatMap(([key, value]) => [value ?? []].flat().map((one) => [key, one])))

function within(catalogue: Catalogue, scope: readonly string[] | null): Catalogue {
  if (!scope) return catalogue
  const columns = catalogue.columns.map((column) =>
    column.name === "region" ? { ...column, codes: column.codes.filter(({ code }) => scope.includes(code)) } : column,
  )
  return { ...catalogue, columns }
}

async function wordsOfPage(locale: string) {
  const t = await getTranslations()
  const text = (words: string) => ({ [locale]: words })
  const column = (name: "body" | "form" | "place" | "mode" | "language") => text(t(`analysis.words.${name}`))
  return {
    columns: {
      ...{ body: column("body"), form: column("form"), place: column("place") },
      ...{ mode: column("mode"), language: column("language") },
    },
    codes: {
      ...{ phone: text(t("common.modes.phone")), online: text(t("common.modes.online")) },
      ...{ kk: text(t("common.languages.kk")), ru: text(t("common.languages.ru")), en: text(t("common.languages.en")) },
    },
    score: text(t("analysis.words.score")),
    respondents: text(t("analysis.words.respondents")),
  }
}
