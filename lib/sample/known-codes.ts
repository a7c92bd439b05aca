// What a contact list may write for a region, a service or another dimension: the code, or any label of it.
import type { Text } from "../questionnaire/definition"
import { dimensionsOfStudy, type StudyDimension } from "../study/dimensions"
import type { Study } from "../study/study"
import type { Field } from "./headers"
import { lookUpKey } from "./look-up"

/** Null = no such axis. */
export type KnownCodes = Readonly<{
  regions: ReadonlyMap<string, string> | null
  services: ReadonlyMap<string, string> | null
  /** By dimension: those a list may tell beforehand. */
  attributes: ReadonlyMap<string, ReadonlyMap<string, string>>
  languages: readonly string[]
  /** Region codes the importer may add to; null = all. */
  scope: readonly string[] | null
}>

/** @param scope region codes the importer may add to; null = all */
export const knownCodesOf = (study: Study, scope: readonly string[] | null): KnownCodes => ({
  regions: axisCodes(study, "region"),
  services: axisCodes(study, "service"),
  attributes: new Map(attributesOf(study).map(({ name, codes }) => [name, codesOf(codes)])),
  languages: study.languages,
  scope,
})

/** Dimensions besides region, service and mode that a list can tell of a person. */
export const attributesOf = (study: Study): StudyDimension[] =>
  dimensionsOfStudy(study).filter(
    ({ name, codes }, at, all) =>
      !["region", "service", "mode"].includes(name) &&
      codes.length > 0 &&
      all.findIndex((one) => one.name === name) === at,
  )

/** Fields that a list of this study must have. */
export const neededFields = ({ regions, services }: Pick<KnownCodes, "regions" | "services">): Field[] => [
  "name",
  "phone",
  ...(regions ? (["region"] as const) : []),
  ...(services ? (["service"] as const) : []),
]

function axisCodes(study: Study, axis: "region" | "service"): ReadonlyMap<string, string> | null {
  const entries = study.axes[axis]?.register.entries
  return entries
    ? codesOf(entries.map(({ code, label, texts }) => ({ code, label, texts: Object.values(texts) })))
    : null
}

type Named = Readonly<{ code: string; label: Text | null; texts?: readonly Text[] }>

function codesOf(entries: readonly Named[]): ReadonlyMap<string, string> {
  const labels = entries.flatMap(({ code, label, texts = [] }) =>
    [label ?? {}, ...texts].flatMap((text) =>
      Object.values(text).map((words): [string, string] => [lookUpKey(words), code]),
    ),
  )
  // A code wins over another entry's label.
  return new Map([...labels, ...entries.map(({ code }): [string, string] => [lookUpKey(code), code])])
}
