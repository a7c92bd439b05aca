"use server"
import { rowsOfXlsx } from "@/adapters/xlsx/read"
import { action } from "@/app/_server/action"
import { findInstrument } from "@/db/queries/instruments"
import { applyEdit } from "@/db/queries/targets"
import { findWave } from "@/db/queries/waves"
import { Problem } from "@/lib/problem"
import { isInSheets } from "@/lib/report/target-sheets"
import { Saving, Workbook } from "./schema"
import { loadSheets } from "./sheets"

const saving = action({
  verb: "wave.steer",
  input: Saving,
  work: async ({ tx, person, input: { waveId, ...editing }, now }) => {
    const wave = await findWave(tx, waveId)
    const { study } = await findInstrument(tx, wave.instrumentId)
    const sheets = await loadSheets(tx, person, wave, study)
    if (editing.lines.some(({ conditions }) => !isInSheets(sheets, conditions))) throw new Problem("not_allowed")
    return applyEdit(tx, person, waveId, editing, now)
  },
})

export async function saveTargets(raw: Saving) {
  return saving(raw)
}

const reading = action({
  verb: "wave.steer",
  input: Workbook,
  work: async ({ input: { file } }) => {
    const sheets = await rowsOfXlsx(new Uint8Array(await file.arrayBuffer()))
    if (!sheets) throw new Problem("file_unreadable")
    return sheets
  },
})

export async function readWorkbook(raw: Workbook) {
  return reading(raw)
}
