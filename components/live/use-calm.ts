"use client"
import { useCallback, useEffect, useRef } from "react"

const GAP_MS = 1_000

/**
 * Makes a reading calm: one at a time and at most one a second; what is asked for meanwhile is done once more at the end.
 * The newest `work` is used; it must not throw.
 */
export function useCalm(work: () => Promise<void>): () => void {
  const pace = useRef({ busy: false, again: false, over: false, at: 0 })
  const latest = useRef(work)
  useEffect(() => {
    latest.current = work
  })
  useEffect(() => {
    const own = pace.current
    own.over = false
    return () => {
      own.over = true
    }
  }, [])
  return useCallback(() => {
    const own = pace.current
    own.again = true
    if (own.busy) return
    own.busy = true
    void (async () => {
      while (own.again && !own.over) {
        await new Promise((go) => setTimeout(go, Math.max(0, own.at + GAP_MS - Date.now())))
        if (own.over) break
        own.again = false
        own.at = Date.now()
        await latest.current()
      }
      own.busy = false
    })()
  }, [])
}
