// When a region's field will be full: simulated from its own days, not drawn as a straight line. Weekdays differ, days
// vary more than chance alone, recent days say more than old ones, and a sample that runs out slows down before it stops.

/** One day of fieldwork: 0 is Sunday. Days without work belong to it as 0, or the pace would look better than it is. */
export type FieldDay = Readonly<{ weekday: number; accepted: number }>

/**
 * `remaining`: places still to fill. `left`: cases that may still be called. `worked` and `accepted`: cases that have
 * ended, and how many of them gave an accepted interview. `expected`: the pace the wave would lead one to expect here.
 */
export type FieldState = Readonly<{
  days: readonly FieldDay[]
  remaining: number
  left: number
  /** Those of `left` that were called without an end so far: they give less than new ones. */
  tried?: number | undefined
  worked: number
  accepted: number
  expected?: number | undefined
  /** How much of the work of these days is done from now on: 1.5 after half as many interviewers again; 1 by default. */
  effort?: number | undefined
}>

/** Days from today, today being 1; null when a path does not get there within `horizon`. */
export type Forecast = Readonly<{
  median: number | null
  low: number | null
  high: number | null
  /** Chance that it is met at all with the cases there are. */
  met: number
  /** Chance that the cases run out before. */
  runsOut: number
  /** Interviews a day by now, on a day of the usual kind. */
  pace: number
}>

type Settings = Readonly<{ today: number; paths?: number; horizon?: number; interval?: number }>

const HALF_LIFE_DAYS = 7
/** Retry rules spread what a case has to give over about so many days. */
const DAYS_TO_WORK_A_CASE = 5
const PRIOR_DAYS = 2
/**
 * What a case still open after calls gives, against a new one. Cases that end soon are those that answer: counted by
 * these alone, a list would seem to give far more than it does.
 */
export const TRIED_GIVES = 0.7
/** Below half an interview a day, chance alone looks like any spread. */
const LEAST_USUAL = 0.5

/**
 * @param weekdays how much of a usual day each weekday gives in this wave, from `weekdayFactors`
 * @param chance uniform numbers in [0, 1)
 */
export function forecast(
  state: FieldState,
  weekdays: readonly number[],
  chance: () => number,
  { today, paths = 400, horizon = 366, interval = 0.8 }: Settings,
): Forecast {
  const pace = paceOf(state, weekdays)
  if (state.remaining <= 0) return { median: 0, low: 0, high: 0, met: 1, runsOut: 0, pace: pace.mean }
  const ends = Array.from({ length: paths }, () => walk(state, pace, weekdays, chance, today, horizon))
  const days = ends.map(({ day }) => day ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b)
  const at = (share: number) => {
    const day = days[Math.min(paths - 1, Math.floor(share * paths))] ?? Number.POSITIVE_INFINITY
    return Number.isFinite(day) ? day : null
  }
  return {
    median: at(0.5),
    low: at((1 - interval) / 2),
    high: at((1 + interval) / 2),
    met: ends.filter(({ day }) => day !== null).length / paths,
    runsOut: ends.filter(({ ranOut }) => ranOut).length / paths,
    pace: pace.mean,
  }
}

/** What each weekday gives against a usual day, over all regions of a wave; days seen rarely lean on the usual one. */
export function weekdayFactors(days: readonly FieldDay[]): number[] {
  const usual = days.length === 0 ? 0 : sum(days.map(({ accepted }) => accepted)) / days.length
  if (usual === 0) return Array.from({ length: 7 }, () => 1)
  return Array.from({ length: 7 }, (_, weekday) => {
    const own = days.filter((day) => day.weekday === weekday)
    return (sum(own.map(({ accepted }) => accepted)) + PRIOR_DAYS * usual) / ((own.length + PRIOR_DAYS) * usual)
  })
}

/** Gamma with `shape` and mean `mean` for the true pace; `overdispersion` >= 1 is the variance of a day over its mean. */
type Pace = Readonly<{ mean: number; shape: number; overdispersion: number }>

function paceOf({ days, expected = 1, effort = 1 }: FieldState, weekdays: readonly number[]): Pace {
  const weights = days.map((_, index) => 0.5 ** ((days.length - 1 - index) / HALF_LIFE_DAYS))
  const exposure = sum(days.map(({ weekday }, i) => weights[i]! * weekdays[weekday]!)) + PRIOR_DAYS
  const seen = sum(days.map(({ accepted }, i) => weights[i]! * accepted)) + PRIOR_DAYS * expected
  const mean = seen / exposure
  const squares = days.map(({ accepted, weekday }) => {
    const usual = Math.max(mean * weekdays[weekday]!, LEAST_USUAL)
    return (accepted - usual) ** 2 / usual
  })
  const overdispersion = Math.max(1, (sum(squares) + PRIOR_DAYS * 1.5) / (days.length + PRIOR_DAYS))
  return { mean: effort * mean, shape: Math.max(seen / overdispersion, 0.5), overdispersion }
}

function walk(
  state: FieldState,
  pace: Pace,
  weekdays: readonly number[],
  chance: () => number,
  today: number,
  horizon: number,
): { day: number | null; ranOut: boolean } {
  const rate = gamma(pace.shape, chance) * (pace.mean / pace.shape)
  // What the cases can still give: those that ended say how often one does.
  const { accepted, worked, left, tried = 0 } = state
  const failed = Math.max(0, worked - accepted) + (1 - TRIED_GIVES) * tried
  const yieldOf = beta(accepted + 1, failed + 1, chance)
  let supply = (left - (1 - TRIED_GIVES) * tried) * yieldOf
  let remaining = state.remaining
  for (let day = 1; day <= horizon; day++) {
    const most = Math.max(1, supply / DAYS_TO_WORK_A_CASE)
    const usual = Math.min(rate * weekdays[(today + day - 1) % 7]!, most)
    const got = Math.min(count(usual, pace.overdispersion, chance), Math.floor(supply))
    remaining -= got
    supply -= got
    if (remaining <= 0) return { day, ranOut: false }
    if (supply < 1) return { day: null, ranOut: true }
  }
  return { day: null, ranOut: false }
}

/** A day's interviews: Poisson, its mean itself gamma so that the variance is `overdispersion` times the mean. */
function count(mean: number, overdispersion: number, chance: () => number): number {
  if (mean <= 0) return 0
  const spread = overdispersion - 1
  const usual = spread < 1e-6 ? mean : gamma(mean / spread, chance) * spread
  return poisson(usual, chance)
}

function poisson(mean: number, chance: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)))
  const limit = Math.exp(-mean)
  let n = 0
  for (let product = chance(); product > limit; product *= chance()) n++
  return n
}

/** Marsaglia and Tsang (2000); shapes below 1 are lifted by one and scaled back. */
function gamma(shape: number, chance: () => number): number {
  if (shape < 1) return gamma(shape + 1, chance) * Math.max(chance(), 1e-300) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(chance)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(Math.max(chance(), 1e-300)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

function beta(a: number, b: number, chance: () => number): number {
  const x = gamma(a, chance)
  return x / (x + gamma(b, chance))
}

const normal = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(Math.max(chance(), 1e-300))) * Math.cos(2 * Math.PI * chance())

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
