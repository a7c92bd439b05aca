"use client"
import { useRouter } from "next/navigation"
import { useState } from "react"
import type { LiveState } from "./channel"
import { useCalm } from "./use-calm"
import { useLive } from "./use-live"

const AGAIN_MS = 5_000

type Dated = Readonly<{ at: string }>

/**
 * Data of a page that follows by itself: after a push it is read anew from `address`, as JSON of the same form. The newer of
 * what the page came with and what was read last is shown; while it cannot be read, the state is `lost`.
 */
export function useLiveData<T extends Dated>(initial: T, address: string, topics: readonly string[]): [T, LiveState] {
  const { refresh } = useRouter()
  const [read, setRead] = useState<{ address: string; data: T }>()
  const [failed, setFailed] = useState(false)

  const go = useCalm(async () => {
    try {
      const response = await fetch(address, { cache: "no-store", redirect: "error" })
      // Signed out, or no longer allowed: the page says so.
      if (response.status === 401 || response.status === 403 || response.status === 404) return refresh()
      if (!response.ok) throw new Error(String(response.status))
      const data = (await response.json()) as T
      setRead({ address, data })
      setFailed(false)
    } catch {
      setFailed(true)
      setTimeout(go, AGAIN_MS)
    }
  })
  const state = useLive(topics, go)
  const newest = read && read.address === address && read.data.at > initial.at ? read.data : initial
  return [newest, failed ? "lost" : state]
}
