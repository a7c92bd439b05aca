// One read for everybody who asks for the same thing at once: a push makes every watcher of a board ask together.

type Turn = { running: Promise<unknown>; next?: Promise<unknown> }

const turns = new Map<string, Turn>()

/**
 * Runs `work`, or joins another caller's that has the same key and has not started yet: what comes back was always read
 * after it was asked for. The key must name everything that the answer depends on, the reader's scope as well.
 */
export function sharedRead<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = turns.get(key)
  if (!turn) return start(key, work)
  turn.next ??= turn.running.catch(() => undefined).then(() => start(key, work))
  return turn.next as Promise<T>
}

function start<T>(key: string, work: () => Promise<T>): Promise<T> {
  const running = work()
  const turn: Turn = { running }
  turns.set(key, turn)
  const over = () => {
    if (turns.get(key) === turn && !turn.next) turns.delete(key)
  }
  running.then(over, over)
  return running
}
