"use client"
import { useTranslations } from "next-intl"
import { useMemo, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FilePicker } from "@/components/ui/file-picker"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { Wanted } from "@/lib/quota/draft"
import type { EditLine } from "@/lib/quota/edit"
import { type PasteDimension, readPasted } from "@/lib/quota/paste"
import type { Sheet } from "@/lib/quota/sheet"
import { readWorkbook } from "./actions"
import { Differences, type Fault, Faults, useDifferences, useFaults, wishesOf } from "./preview"

type Rows = readonly (readonly string[])[]
type Worksheet = Readonly<{ name: string; rows: Rows }>
type Props = {
  waveId: string
  sheets: readonly Sheet[]
  close: () => void
  take: (wanted: readonly Wanted[]) => void
}

/** A workbook with targets: read, compared, and taken into the table when agreed to. It is saved there, with a reason. */
export function FileDialog({ waveId, sheets, close, take }: Props) {
  const t = useTranslations("target.import")
  const common = useTranslations("common")
  const faultWords = useTranslations("coordinator.faults")
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [worksheets, setWorksheets] = useState<readonly Worksheet[] | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const faultsOf = useFaults()
  const { lines, faults } = useMemo(() => readAll(worksheets ?? [], sheets), [worksheets, sheets])
  const words: Fault[] = faults.flatMap(({ name, refusals }) =>
    refusals === "no_table" ? [{ key: name, words: t("noTable", { name }) }] : faultsOf(refusals, name),
  )
  const differences = useDifferences(sheets, lines)
  const fault = refused?.fields.file

  async function pick(picked: File) {
    setFile(picked)
    setWorksheets(null)
    setBusy(true)
    const answer = await attempt(() => readWorkbook({ waveId, file: picked }))
    setBusy(false)
    setRefused(answer.ok ? null : answer)
    if (answer.ok) setWorksheets(answer.value)
  }

  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t("title")} hint={t("hint")} wide>
      <Field label={t("file")} error={fault && faultWords(fault as "too_big")}>
        {(control) => (
          <FilePicker
            {...control}
            accept=".xlsx"
            words={t("choose")}
            chosen={file?.name ?? t("noFile")}
            pick={(picked) => void pick(picked)}
          />
        )}
      </Field>
      {busy && <p role="status">{common("loading")}</p>}
      {!fault && <Refusal of={refused} words={{ file_unreadable: t("unreadable"), database_down: t("notSent") }} />}
      {worksheets && words.length > 0 && <Faults of={words} />}
      {worksheets && words.length === 0 && <Differences of={differences} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>{common("cancel")}</Button>
        <Button
          look="primary"
          disabled={words.length > 0 || differences.length === 0}
          onClick={() => {
            take(wishesOf(lines))
            close()
          }}
        >
          {t("take")}
        </Button>
      </div>
    </Dialog>
  )
}

type Faulty = Readonly<{
  name: string
  refusals: "no_table" | Extract<ReturnType<typeof readPasted>, { ok: false }>["refusals"]
}>

function readAll(worksheets: readonly Worksheet[], sheets: readonly Sheet[]) {
  const lines: EditLine[] = []
  const faults: Faulty[] = []
  for (const { name, rows } of worksheets.filter((worksheet) => worksheet.rows.length > 0)) {
    const dimensions = dimensionsIn(rows, sheets)
    if (!dimensions) {
      faults.push({ name, refusals: "no_table" })
      continue
    }
    const read = readPasted(rows, dimensions)
    if (read.ok) lines.push(...read.lines)
    else faults.push({ name, refusals: read.refusals })
  }
  return { lines, faults }
}

/** The dimensions of the table that a worksheet is about: all of them stand in its head, and no other table's. */
function dimensionsIn([head = []]: Rows, sheets: readonly Sheet[]): readonly PasteDimension[] | null {
  const plain = head.map((text) => text.trim().toLowerCase())
  const isIn = ({ name, names }: PasteDimension) =>
    [name, ...names].some((known) => plain.includes(known.trim().toLowerCase()))
  const known = new Set(sheets.flatMap(({ dimensions }) => dimensions.filter(isIn).map(({ name }) => name)))
  const sheet = sheets.find(({ dimensions }) => dimensions.length === known.size && dimensions.every(isIn))
  return sheet?.dimensions ?? null
}
