"use client"
import { useRef, useState } from "react"
import { dial } from "../../case/[id]/actions"
import type { CaseFile } from "../case-file"
import { attempt } from "./attempt"

/** The call that goes on: when it began, and whether the server could be told. */
export function useCall(file: CaseFile) {
  const [since, setSince] = useState(file.callingSince)
  const [callNotNoted, setNotNoted] = useState(false)
  const told = useRef(file.callingSince !== null)

  /** `tell` is false when the server knows already: it notes a call when an interview starts. */
  async function call(tell: boolean): Promise<void> {
    setSince((before) => before ?? new Date().toISOString())
    if (!tell || told.current) {
      told.current = true
      return setNotNoted(false)
    }
    const answer = await attempt(() => dial({ caseId: file.caseId }))
    told.current = answer.ok
    setNotNoted(!answer.ok)
  }
  return { since, callNotNoted, call }
}
