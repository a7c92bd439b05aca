import { getTranslations } from "next-intl/server"
import { XLSX_TYPE, type XlsxSheet, xlsxOf } from "@/adapters/xlsx/write"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { read } from "@/db/client"
import type { Sheet } from "@/lib/quota/sheet"
import { loadWave, type WaveParams } from "../../load"
import { loadSheets } from "../sheets"

/** The targets of a wave as a workbook, a worksheet a table: what is in it can be changed and read back. */
export async function GET(_request: Request, { params }: WaveParams): Promise<Response> {
  const person = await requirePerson("wave.steer")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("target.file")
  const sheets = await read(() => loadSheets(db(), person, wave, study))
  const heads = [t("target"), t("floor"), t("ceiling"), t("accepted"), t("reserved")]
  const body = Buffer.from(await xlsxOf(sheets.map((sheet) => worksheetOf(sheet, heads))))
  const headers = {
    "Content-Type": XLSX_TYPE,
    "Content-Disposition": `attachment; filename="targets-${wave.id.slice(0, 8)}.xlsx"`,
    "Cache-Control": "no-store",
  }
  return new Response(body, { headers })
}

function worksheetOf({ dimensions, cells }: Sheet, heads: readonly string[]): XlsxSheet {
  return {
    name: dimensions.map(({ label }) => label).join(" × "),
    columns: [
      ...dimensions.flatMap(({ name, label }) => [{ head: name }, { head: label, width: 32 }]),
      ...heads.map((head) => ({ head, format: "whole" as const })),
    ],
    rows: cells.map(({ conditions, terms, accepted, reserved }) => [
      ...dimensions.flatMap(({ name, values }) => {
        const code = conditions[name] ?? ""
        return [code, values.find((value) => value.code === code)?.label ?? code]
      }),
      ...[terms.target, terms.floor, terms.ceiling, accepted, reserved],
    ]),
  }
}
