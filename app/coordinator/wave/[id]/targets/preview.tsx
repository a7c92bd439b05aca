"use client"
import { CircleAlert } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { useMemo } from "react"
import { Notice } from "@/components/ui/notice"
import { cellKey } from "@/lib/quota/cells"
import { NUMBER_TERMS, type NumberTerm, numberOf, textOf, type Wanted } from "@/lib/quota/draft"
import type { EditLine } from "@/lib/quota/edit"
import type { PasteRefusal } from "@/lib/quota/paste"
import { cellName, type Sheet } from "@/lib/quota/sheet"
import { numberIn } from "@/lib/report/numbers"
import { useEditing } from "./editing"
import { usePasteWords } from "./words"

const SHOWN = 50

/** Lines as wishes: a bound that is taken away becomes an empty field. */
export const wishesOf = (lines: readonly EditLine[]): Wanted[] =>
  lines.map(({ conditions, terms }) => ({
    conditions,
    texts: Object.fromEntries(
      NUMBER_TERMS.flatMap((term) => (term in terms ? [[term, terms[term]?.toString() ?? ""]] : [])),
    ),
  }))

type Difference = Readonly<{ key: string; name: string; term: NumberTerm; before: string; after: string }>

/** What lines would change against what the fields show now. */
export function useDifferences(sheets: readonly Sheet[], lines: readonly EditLine[]): readonly Difference[] {
  const { cells, draft } = useEditing()
  return useMemo(
    () =>
      wishesOf(lines).flatMap(({ conditions, texts = {} }) => {
        const key = cellKey(conditions)
        const names = Object.keys(conditions).sort().join()
        const sheet = sheets.find(({ id }) => id === names)
        return NUMBER_TERMS.flatMap((term) => {
          const before = textOf(draft[key], cells.get(key)?.terms, term)
          const after = texts[term]
          if (after === undefined || numberOf(before) === numberOf(after)) return []
          return [{ key, name: sheet ? cellName(sheet, conditions) : key, term, before, after }]
        })
      }),
    [sheets, lines, cells, draft],
  )
}

export function Differences({ of }: { of: readonly Difference[] }) {
  const t = useTranslations("target.preview")
  const terms = useTranslations("target.terms")
  const locale = useLocale()
  const n = (text: string) => (text === "" ? "–" : numberIn(locale, numberOf(text) ?? 0))
  if (of.length === 0) return <Notice>{t("none")}</Notice>
  return (
    <div className="grid gap-2">
      <p role="status" className="text-sm font-medium">
        {t("count", { count: of.length })}
      </p>
      <div className="max-h-64 overflow-auto rounded-md border border-line">
        <table className="w-full border-collapse text-left text-sm">
          <thead>
            <tr className="border-b border-line-strong">
              {(["cell", "what", "before", "after"] as const).map((head) => (
                <th key={head} scope="col" className="px-2 py-1 font-medium">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.slice(0, SHOWN).map(({ key, name, term, before, after }) => (
              <tr key={`${key} ${term}`} className="border-b border-line">
                <td className="px-2 py-1">{name}</td>
                <td className="px-2 py-1">{terms(term)}</td>
                <td className="px-2 py-1 text-right tabular-nums">{n(before)}</td>
                <td className="px-2 py-1 text-right font-semibold tabular-nums">{n(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of.length > SHOWN && <p className="text-sm text-soft">{t("more", { count: of.length - SHOWN })}</p>}
    </div>
  )
}

export type Fault = Readonly<{ key: string; words: string }>

/** Every cell that cannot be read, by row and column. */
export function Faults({ of }: { of: readonly Fault[] }) {
  const t = useTranslations("target.preview")
  return (
    <div role="alert" className="grid gap-2 rounded-md border border-bad bg-bad-soft p-3 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <CircleAlert aria-hidden className="size-4 shrink-0" />
        {t("faults", { count: of.length })}
      </p>
      <ul className="max-h-48 list-disc overflow-auto pl-5">
        {of.slice(0, SHOWN).map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
      {of.length > SHOWN && <p>{t("more", { count: of.length - SHOWN })}</p>}
    </div>
  )
}

/** Refusals of one sheet in words; `where` names the worksheet of a file. */
export function useFaults(): (refusals: readonly PasteRefusal[], where?: string) => Fault[] {
  const say = usePasteWords()
  return (refusals, where = "") =>
    refusals.map((refusal, index) => ({
      key: `${where} ${index}`,
      words: where ? `${where}: ${say(refusal)}` : say(refusal),
    }))
}
