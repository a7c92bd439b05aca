"use client"
import { useSyncExternalStore } from "react"

const QUERY = "(min-width: 640px)"

/** Whether there is room for a table; one of the two forms is drawn, for a thousand fields twice would be slow. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(QUERY)
      media.addEventListener("change", changed)
      return () => media.removeEventListener("change", changed)
    },
    () => window.matchMedia(QUERY).matches,
    () => true,
  )
