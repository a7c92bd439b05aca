"use client"
import { useRouter } from "next/navigation"
import { useEffect, useRef, useTransition } from "react"
import { LiveMark } from "./live-mark"
import { useLive } from "./use-live"

const GAP_MS = 1_000

/** Keeps a large page up to date: one reading at a time and at most one a second, the last push always answered. */
export function CalmRefresh({ topics }: { topics: readonly string[] }) {
  const { refresh } = useRouter()
  const [reading, start] = useTransition()
  const pace = useRef({ busy: false, again: false, at: 0, timer: 0 })

  function go(): void {
    const own = pace.current
    if (own.busy) {
      own.again = true
      return
    }
    if (own.timer) return
    own.timer = window.setTimeout(
      () => {
        own.timer = 0
        own.busy = true
        own.at = Date.now()
        start(() => refresh())
      },
      Math.max(0, own.at + GAP_MS - Date.now()),
    )
  }
  const latest = useRef(go)
  useEffect(() => {
    latest.current = go
  })
  useEffect(() => {
    const own = pace.current
    if (reading || !own.busy) return
    own.busy = false
    if (!own.again) return
    own.again = false
    latest.current()
  }, [reading])
  useEffect(() => () => window.clearTimeout(pace.current.timer), [])

  return <LiveMark state={useLive(topics, () => latest.current())} />
}
