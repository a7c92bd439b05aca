"use client"
import { useRouter } from "next/navigation"
import { LiveMark } from "./live-mark"
import { useLive } from "./use-live"

/** Keeps a page of the server's up to date: what is typed on it stays. Shows whether it does. */
export function LiveRefresh({ topics }: { topics: readonly string[] }) {
  const { refresh } = useRouter()
  return <LiveMark state={useLive(topics, () => refresh())} />
}
