"use client"
import { useRouter } from "next/navigation"
import { useEffect, useRef, useTransition } from "react"
import { LiveMark } from "./live-mark"
import { useCalm } from "./use-calm"
import { useLive } from "./use-live"

/** Keeps a large page up to date without asking for it faster than it comes. */
export function CalmRefresh({ topics }: { topics: readonly string[] }) {
  const { refresh } = useRouter()
  const [reading, start] = useTransition()
  const done = useRef<() => void>(undefined)
  useEffect(() => {
    if (!reading) done.current?.()
  }, [reading])
  const go = useCalm(
    () =>
      new Promise((resolve) => {
        done.current = resolve
        start(() => refresh())
      }),
  )
  return <LiveMark state={useLive(topics, go)} />
}
