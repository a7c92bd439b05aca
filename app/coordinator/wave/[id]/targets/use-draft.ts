"use client"
import { useCallback, useEffect, useMemo, useState } from "react"
import {
  type Draft,
  rebased,
  redo,
  type Steps,
  startOf,
  stepTo,
  undo,
  type Wanted,
  withWishes,
} from "@/lib/quota/draft"
import type { StandingCell } from "@/lib/quota/edit"

export type Origin = "table" | "xlsx" | "allocation"
type Kept = Readonly<{ draft: Draft; origin: Origin }>

/**
 * Unsaved changes of a wave's targets: steps back and forth, kept through a reload in this tab, and a question before
 * the page is left. When the cells change under it, what came true drops out.
 */
export function useDraft(waveId: string, cells: ReadonlyMap<string, StandingCell>) {
  const name = `saual:targets:${waveId}`
  const [steps, setSteps] = useState<Steps>(() => startOf({}))
  const [origin, setOrigin] = useState<Origin>("table")
  const [loaded, setLoaded] = useState(false)

  useEffect(() => {
    const kept = readKept(name)
    if (kept) {
      setSteps(startOf(kept.draft))
      setOrigin(kept.origin)
    }
    setLoaded(true)
  }, [name])

  const draft = useMemo(() => rebased(steps.now, cells), [steps.now, cells])
  const size = Object.keys(draft).length
  useEffect(() => {
    if (!loaded) return
    if (size === 0) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify({ draft, origin } satisfies Kept))
  }, [loaded, name, draft, origin, size])
  useEffect(() => {
    if (size === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [size])

  const change = useCallback(
    (next: (draft: Draft) => Draft, tag = "") => setSteps((now) => stepTo(now, next(now.now), tag)),
    [],
  )
  const wish = useCallback(
    (wanted: readonly Wanted[], tag = "", from: Origin = "table") => {
      change((now) => withWishes(now, wanted, cells), tag)
      if (from !== "table") setOrigin(from)
    },
    [change, cells],
  )
  return {
    draft,
    size,
    /** What was kept is read; what is typed from now on is kept. */
    loaded,
    origin,
    wish,
    change,
    undo: useCallback(() => setSteps(undo), []),
    redo: useCallback(() => setSteps(redo), []),
    mayUndo: steps.past.length > 0,
    mayRedo: steps.ahead.length > 0,
    saved: useCallback(() => {
      setSteps(startOf({}))
      setOrigin("table")
    }, []),
  }
}

function readKept(name: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? "null") as Kept | null
    return kept && typeof kept.draft === "object" ? kept : null
  } catch {
    return null
  }
}
