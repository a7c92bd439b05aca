// What a contact list may write for a region or a service: the code, or any label of the register.
import type { Entry } from "../study/register"
import type { Study } from "../study/study"
import { type KnownCodes, lookUpKey } from "./import-rows"

/** @param scope region codes the importer may add to; null = all */
export const knownCodesOf = (study: Study, scope: readonly string[] | null): KnownCodes => ({
  regions: codesOf(study.axes.region?.register.entries),
  services: codesOf(study.axes.service?.register.entries),
  languages: study.languages,
  scope,
})

function codesOf(entries: readonly Entry[] | undefined): ReadonlyMap<string, string> | null {
  if (!entries) return null
  const labels = entries.flatMap(({ code, label, texts }) =>
    [label, ...Object.values(texts)].flatMap((text) =>
      Object.values(text).map((words): [string, string] => [lookUpKey(words), code]),
    ),
  )
  // A code wins over another entry's label.
  return new Map([...labels, ...entries.map(({ code }): [string, string] => [lookUpKey(code), code])])
}
