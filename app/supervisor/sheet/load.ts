// The weekly sheet of a team: read once, shown as a page and as a workbook.
import { getLocale } from "next-intl/server"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { readBoardLines } from "@/db/queries/control-board"
import { readErrorRates } from "@/db/queries/error-rates"
import { listWaves, type WaveRow } from "@/db/queries/waves"
import { readWeekFigures, type WeekFigures } from "@/db/queries/week-sheet"
import type { Person } from "@/lib/permission"
import { type Alert, boardTotals, withCoverage } from "@/lib/verification/control-board"
import { type GroupRates, groupRates } from "@/lib/verification/rates"
import { type Week, weekAfter, weekNamed, weekOf } from "@/lib/week"

/** `n` to `open` are of the whole wave as of now, over all modes; the rest is of the week. */
export type SheetLine = WeekFigures &
  Readonly<{
    n: number
    needed: number
    drawn: number
    checked: number
    open: number
    rates: GroupRates
    alerts: readonly Alert[]
  }>

export type Sheet = Readonly<{
  waves: readonly WaveRow[]
  wave: WaveRow
  week: Week
  share: number
  lines: readonly SheetLine[]
}>

const NO_RATES = groupRates({ checked: 0, types: [] })

/** Null before the first wave was opened. Without a week the address means the present one. */
export async function loadSheet(
  person: Person,
  address: Readonly<{ wave?: string; week?: string }>,
  now: Date,
): Promise<Sheet | null> {
  const waves = (await read(() => listWaves(db()))).filter(({ status }) => status !== "draft")
  const wave = waves.find(({ id }) => id === address.wave) ?? waves.find(({ status }) => status === "open") ?? waves[0]
  if (!wave) return null
  const week = weekNamed(address.week ?? "", wave.timezone) ?? weekOf(now, wave.timezone)
  const next = weekAfter(week, 1, wave.timezone)
  const { teamId } = person
  if (!teamId) return { waves, wave, week, share: 0, lines: [] }
  const order = new Intl.Collator(await getLocale())
  return read(async () => {
    const figures = await readWeekFigures(db(), { waveId: wave.id, teamId, week, next })
    const { lines, share } = await readBoardLines(db(), { wave, teamId, now })
    const { random } = await readErrorRates(db(), { waveId: wave.id, teamId })
    const sheet = figures.map((own): SheetLine => {
      const line = lines.find(({ key }) => key === own.interviewerId)
      const counted = line ? [line] : []
      const { n, needed, checked, open } = boardTotals(counted, share)
      const drawn = counted
        .flatMap((one) => withCoverage(one, share).streams)
        .reduce((sum, stream) => sum + stream.drawn, 0)
      const rates = random.interviewers.find(({ key }) => key === own.interviewerId) ?? NO_RATES
      return { ...own, n, needed, drawn, checked, open, rates, alerts: line?.alerts ?? [] }
    })
    return { waves, wave, week, share, lines: sheet.toSorted((a, b) => order.compare(a.name, b.name)) }
  })
}
