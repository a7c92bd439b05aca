"use client"
import { useEffect, useRef } from "react"
import { type Command, commandAnywhere, commandOf, type Press, type Row } from "../keys"

const FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]"
/** Buttons and links answer Enter and Space themselves; rows of answers leave Enter to the console. */
const OWN_ENTER = "button:not([data-row]), a, summary"

/** Hears keys wherever the focus is. `heard` says whether it did something; then the browser does nothing. */
export function usePress(enabled: boolean, rows: readonly Row[], heard: (command: Command) => boolean): void {
  const latest = useRef({ rows, heard })
  useEffect(() => {
    latest.current = { rows, heard }
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return
      const command = commandFor(event, event.target, latest.current.rows)
      if (command && latest.current.heard(command)) event.preventDefault()
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [enabled])
}

function commandFor(event: KeyboardEvent, target: Element, rows: readonly Row[]): Command | null {
  const press = pressOf(event)
  if (target.matches(FIELDS)) return commandAnywhere(press)
  if ((event.key === "Enter" || event.key === " ") && target.closest(OWN_ENTER)) return null
  return commandOf(press, rows)
}

export const pressOf = (event: {
  code: string
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  shiftKey: boolean
  repeat: boolean
}): Press => {
  const { code, key, repeat } = event
  return { code, key, repeat, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, shift: event.shiftKey }
}
