// How far a task is, written down now and then: at most twice a second, and as a sign of life when nothing moves.

type Step = Readonly<{ done: number; total: number | null }>

/** `total` may become known, or change, on the way; null while it is not known. */
export type Progress = (done: number, total?: number | null) => void

const GAP_MS = 500
const BEAT_MS = 30_000

export type PacedProgress = Readonly<{
  progress: Progress
  /** No more is written; resolves when what is being written is. */
  stop: () => Promise<void>
}>

/** Writes the newest step, never two at once. A write that fails is told and tried again with the next. */
export function pacedProgress(
  write: (step: Step) => Promise<void>,
  tell: (error: unknown) => void,
  gapMs = GAP_MS,
  beatMs = BEAT_MS,
): PacedProgress {
  let newest: Step = { done: 0, total: null }
  let writing: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let writtenAt = Number.NEGATIVE_INFINITY

  function soon(): void {
    if (stopped || timer || writing) return
    timer = setTimeout(put, Math.max(0, writtenAt + gapMs - performance.now()))
  }

  function put(): void {
    timer = undefined
    if (stopped || writing) return
    const step = newest
    writtenAt = performance.now()
    writing = write(step)
      .catch(tell)
      .finally(() => {
        writing = undefined
        if (newest !== step) soon()
      })
  }

  const beating = setInterval(put, beatMs)
  return {
    progress(done, total = newest.total) {
      newest = { done, total }
      soon()
    },
    async stop() {
      stopped = true
      clearInterval(beating)
      clearTimeout(timer)
      await writing
    },
  }
}
