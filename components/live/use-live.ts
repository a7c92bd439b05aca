"use client"
import { useEffect, useRef, useState } from "react"
import { follow, type LiveState } from "./channel"

/**
 * Follows topics such as `board:<wave>`; `onPush` is called whenever one may have changed, once at the start as well.
 * A push carries no data: read the page's own again (`router.refresh()` or an action).
 */
export function useLive(topics: readonly string[], onPush: (topic: string) => void): LiveState {
  const [state, setState] = useState<LiveState>("connecting")
  const latest = useRef(onPush)
  useEffect(() => {
    latest.current = onPush
  })
  const wanted = topics.join(",")
  useEffect(() => {
    if (wanted === "") return
    return follow({ topics: wanted.split(","), onPush: (topic) => latest.current(topic), onState: setState })
  }, [wanted])
  return state
}
