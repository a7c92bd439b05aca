"use client"
import { useEffect, useState } from "react"

/** The time, renewed every so often; null until the page is alive, so that server and browser draw the same. */
export function useNow(everyMs: number): Date | null {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
