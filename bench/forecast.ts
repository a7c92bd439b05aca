// How often the forecast's interval holds the day on which a field is full, and by how much its middle misses, beside a
// straight line. `npm run bench -- forecast [fields]`
import { chanceFrom } from "@/lib/quota/chance"
import { forecast, weekdayFactors } from "@/lib/quota/forecast"
import { type Moment, simulateField, straightLine } from "@/lib/quota/testing/simulated-field"

const REACHED = [0.25, 0.5, 0.75]
type Told = Moment & { median: number | null; low: number | null; high: number | null; runsOut: number }

export async function run([fields = "2000"]: string[]): Promise<void> {
  const told = Array.from({ length: Number(fields) }, (_, n) => simulateField(chanceFrom(`held back ${n}`)))
    .flat()
    .map((moment, n): Told => ({ ...moment, ...sayOf(moment, n) }))
  console.log(`${fields} fields, each looked at when a quarter, a half and three quarters were accepted\n`)
  console.log(
    "| Accepted | Looks | In the 80 % interval | Usual width, days | Forecast misses by | Straight line misses by | Run out | Named as such |",
  )
  console.log("|---|---|---|---|---|---|---|---|")
  for (const reached of REACHED)
    row(
      `${100 * reached} %`,
      told.filter(({ progress }) => progress === reached),
    )
  row("All", told)
}

function sayOf({ state, today }: Moment, n: number) {
  return forecast(state, weekdayFactors(state.days), chanceFrom(`look ${n}`), { today })
}

function row(name: string, told: readonly Told[]): void {
  const ended = told.filter(({ took, median }) => took !== null && median !== null)
  const dry = told.filter(({ took }) => took === null)
  const widths = told.flatMap(({ low, high }) => (low === null || high === null ? [] : high - low))
  const cells = [
    name,
    String(told.length),
    percent(told.filter(isInside).length / told.length),
    String(middle(widths)),
    percent(middle(ended.map(({ median, took }) => miss(median!, took!)))),
    percent(middle(ended.map(({ state, took }) => miss(straightLine(state), took!)))),
    String(dry.length),
    dry.length === 0 ? "–" : percent(dry.filter(({ runsOut }) => runsOut >= 0.5).length / dry.length),
  ]
  console.log(`| ${cells.join(" | ")} |`)
}

/** A field that ran out took for ever: the interval holds that when it is open at its late end. */
function isInside({ took, low, high }: Told): boolean {
  const [from, to] = [low ?? Number.POSITIVE_INFINITY, high ?? Number.POSITIVE_INFINITY]
  const truth = took ?? Number.POSITIVE_INFINITY
  return truth >= from && truth <= to
}

const miss = (said: number, took: number): number => Math.abs(said - took) / took

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
