import type { Dialler, LineNews } from "./dialler"

/** A person dials, by the link or from the clipboard, and says what is heard. */
export function manualDialler(clock: () => Date): Dialler {
  return {
    name: "manual",
    byHand: true,
    address: (number) => `tel:${number}`,
    dial(_number, heard) {
      let answeredAt: Date | null = null
      let over = false
      heard({ kind: "dialling", at: clock() })
      return {
        answered() {
          if (over || answeredAt) return
          answeredAt = clock()
          heard({ kind: "answered", at: answeredAt })
        },
        async hangUp() {
          if (over) return
          over = true
          heard(endedAt(clock(), answeredAt))
        },
      }
    },
  }
}

function endedAt(at: Date, answeredAt: Date | null): LineNews {
  const seconds = answeredAt ? Math.round((at.getTime() - answeredAt.getTime()) / 1_000) : 0
  return { kind: "ended", at, result: answeredAt ? "talked" : "not_answered", seconds }
}
