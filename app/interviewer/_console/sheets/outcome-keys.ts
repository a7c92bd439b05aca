"use client"
import { useEffect, useRef } from "react"
import { DISPOSITIONS, type Disposition, type Group } from "@/lib/disposition/codes"
import { pressOf } from "../hooks/use-press"
import { keyOf, LIST_KEYS } from "../keys"

export const GROUPS: readonly Group[] = ["spoke", "no_contact", "not_eligible", "number"]

/** In the order of the screen, one key each. An appointment has its own sheet. */
const CODED = GROUPS.flatMap((group) =>
  DISPOSITIONS.filter((one) => one.group === group && one.next.kind !== "appointment"),
)
const KEYS = new Map(CODED.map(({ code }, place) => [code, LIST_KEYS[place] ?? ""]))

export const codedIn = (group: Group): readonly Disposition[] => CODED.filter((one) => one.group === group)
export const keyOfCode = (code: string): string | undefined => KEYS.get(code)

const TYPED_INTO = "textarea, select, input:not([type=radio])"
const OWN_ENTER = "button:not([role=radio]), a"

/** One key marks an outcome, Enter confirms it; text fields keep their own keys. */
export function useOutcomeKeys(pick: (code: string) => void, confirm: () => void): void {
  const latest = useRef({ pick, confirm })
  useEffect(() => {
    latest.current = { pick, confirm }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const enter = event.key === "Enter" && !event.shiftKey && !event.repeat && !event.isComposing
      if (enter && !target?.closest(OWN_ENTER)) {
        event.preventDefault()
        return latest.current.confirm()
      }
      if (target?.matches(TYPED_INTO)) return
      const key = keyOf(pressOf(event))
      const code = CODED.find((one) => key !== null && KEYS.get(one.code) === key)?.code
      if (code) latest.current.pick(code)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [])
}
