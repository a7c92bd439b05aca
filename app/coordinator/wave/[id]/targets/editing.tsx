"use client"
import { createContext, useContext } from "react"
import type { Conditions } from "@/lib/quota/cells"
import type { Draft, NumberTerm } from "@/lib/quota/draft"
import type { EditRefusal, StandingCell } from "@/lib/quota/edit"

export type Editing = Readonly<{
  cells: ReadonlyMap<string, StandingCell>
  draft: Draft
  refusals: ReadonlyMap<string, EditRefusal>
  mayWrite: boolean
  /** Before, what is typed would be lost. */
  ready: boolean
  /** Cells that are not there cannot be made any more. */
  closed: boolean
  type: (conditions: Conditions, term: NumberTerm, text: string) => void
}>

const Context = createContext<Editing | null>(null)
export const EditingProvider = Context.Provider

export function useEditing(): Editing {
  const editing = useContext(Context)
  if (!editing) throw new Error("useEditing outside its provider")
  return editing
}
