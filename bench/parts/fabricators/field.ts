// One interviewer's stream as the real rule draws it, day by day, with respondents who cannot be reached.
import type { Chance } from "@/lib/questionnaire/simulate"
import { isDrawn, replacementFor, topUp } from "@/lib/verification/draw"

export type Fieldwork = Readonly<{
  n: number
  share: number
  /** Interviews a day; the draw tops up at each day's end. Null: at the closing only. */
  perDay: number | null
  /** Chance that a drawn respondent cannot be reached: the next in order is drawn as well. */
  unreachable: number
}>

/** The positions that were checked: drawn, and reached. */
export function checkedOf(seed: string, { n, share, perDay, unreachable }: Fieldwork, chance: Chance): number[] {
  const stream = "phone/01980000-0000-7000-8000-00000000000a"
  const drawn = new Set<number>()
  const checked: number[] = []
  const waiting: number[] = []
  let missed = 0
  const add = (position: number) => {
    drawn.add(position)
    waiting.push(position)
  }
  const endDay = (length: number) => {
    for (const position of topUp(seed, stream, length, drawn, share, missed)) add(position)
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (chance() >= unreachable) {
        checked.push(next)
        continue
      }
      missed += 1
      const replacement = replacementFor(seed, stream, length, drawn)
      if (replacement !== null) add(replacement)
    }
  }
  for (let position = 1; position <= n; position++) {
    if (isDrawn(seed, stream, position, share)) add(position)
    if (perDay !== null && position % perDay === 0) endDay(position)
  }
  endDay(n)
  return checked
}
