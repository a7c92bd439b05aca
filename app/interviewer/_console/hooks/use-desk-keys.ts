"use client"
import type { CaseFile } from "../case-file"
import type { SheetName } from "../keys"
import { CALL_LINK } from "../strip/call-button"
import { usePress } from "./use-press"

type Parts = Readonly<{
  file: CaseFile
  working: boolean
  /** Whether a sheet is open. */
  sheet: boolean
  language: string
  setSheet: (name: SheetName | null) => void
  speak: (language: string) => void
  say: () => void
}>

/** Keys that work anywhere in a case. */
export function useDeskKeys({ file, working, sheet, language, setSheet, speak, say }: Parts): void {
  usePress(true, [], (command) => {
    if (command.kind === "close") {
      if (sheet) setSheet(null)
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    } else if (!working) return command.kind === "sheet" || command.kind === "call" || command.kind === "say"
    else if (command.kind === "sheet") setSheet(command.sheet)
    else if (command.kind === "call") document.getElementById(CALL_LINK)?.click()
    else if (command.kind === "say") say()
    else if (command.kind === "language") speak(after(file.definition.languages, language))
    else return false
    return true
  })
}

const after = (all: readonly string[], one: string): string => all[(all.indexOf(one) + 1) % all.length] ?? one
