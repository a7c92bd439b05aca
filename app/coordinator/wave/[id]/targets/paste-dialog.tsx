"use client"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field, TextArea } from "@/components/ui/field"
import type { NumberTerm, Wanted } from "@/lib/quota/draft"
import { cellsOfText, hasHead, type Pasted, readBlock, readPasted } from "@/lib/quota/paste"
import { layoutOf, type Sheet } from "@/lib/quota/sheet"
import { Differences, Faults, useDifferences, useFaults, wishesOf } from "./preview"

export type Pasting = Readonly<{ text: string; from: { row: number; column: number } }>

type Props = {
  sheet: Sheet
  sheets: readonly Sheet[]
  term: NumberTerm
  pasting: Pasting
  change: (pasting: Pasting | null) => void
  take: (wanted: readonly Wanted[]) => void
}

/** What was copied from a spreadsheet, and what it would change; nothing is taken until it is read and agreed to. */
export function PasteDialog({ sheet, sheets, term, pasting, change, take }: Props) {
  const t = useTranslations("target.paste")
  const common = useTranslations("common")
  const { text, from } = pasting
  const pasted = useMemo(() => read(text, from, sheet, sheets, term), [text, from, sheet, sheets, term])
  const lines = pasted.ok ? pasted.lines : []
  const differences = useDifferences(sheets, lines)
  const faults = useFaults()
  const blank = text.trim() === ""
  return (
    <Dialog open onOpenChange={(open) => !open && change(null)} title={t("title")} hint={t("hint")} wide>
      <Field label={t("text")}>
        {(control) => (
          <TextArea
            {...control}
            value={text}
            spellCheck={false}
            className="max-h-40 font-mono text-sm"
            onChange={(event) => change({ text: event.target.value, from })}
          />
        )}
      </Field>
      {!blank && (pasted.ok ? <Differences of={differences} /> : <Faults of={faults(pasted.refusals)} />)}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => change(null)}>{common("cancel")}</Button>
        <Button
          look="primary"
          disabled={blank || differences.length === 0}
          onClick={() => {
            take(wishesOf(lines))
            change(null)
          }}
        >
          {t("take")}
        </Button>
      </div>
    </Dialog>
  )
}

function read(text: string, from: Pasting["from"], sheet: Sheet, sheets: readonly Sheet[], term: NumberTerm): Pasted {
  const rows = cellsOfText(text)
  const layout = layoutOf(sheet)
  if (layout && !hasHead(rows, sheet.dimensions)) return readBlock(rows, layout, term, from)
  return readPasted(rows, sheets.find(({ id }) => id === sheet.id)?.dimensions ?? [])
}
