"use client"
import { useEffect, useState } from "react"

/** The server's time, from the moment it gave and how long ago it came: whatever the clock of this computer shows. */
export function useClock(at: Date, everyMs: number): Date {
  const given = at.getTime()
  const [clock, setClock] = useState({ given, now: given })
  useEffect(() => {
    const from = performance.now()
    const look = () => setClock({ given, now: given + performance.now() - from })
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [given, everyMs])
  return new Date(clock.given === given ? clock.now : given)
}
