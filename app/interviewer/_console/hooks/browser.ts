// What the outbox needs of a browser: locks, pauses, and the moments when trying again makes sense.

const MOMENTS = ["online", "focus"] as const

export const exclusively = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(name, work).then((value) => value as T) : work()

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const timer = setTimeout(over, ms)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      over()
    })
  })
}

/** Calls `wake` whenever the network or the person comes back; returns how to stop. */
export function onMoments(wake: () => void): () => void {
  for (const moment of MOMENTS) window.addEventListener(moment, wake)
  return () => {
    for (const moment of MOMENTS) window.removeEventListener(moment, wake)
  }
}
