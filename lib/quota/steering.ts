// The state of a field, what keeps it from its targets, and what would help: one look for whoever steers it.
import { type Pace, paceOf } from "../report/pace"
import type { DayProgress, PlaceProgress } from "../report/progress"
import { type KnownRequest, type ListSupply, listSupply } from "../sample/list-request"
import type { Conditions } from "./cells"
import { chanceFrom } from "./chance"
import type { StandingCell } from "./edit"
import { datesOf, daysBetween, fieldDays, weekdayOf } from "./field-days"
import { type FieldState, type Forecast, forecast, weekdayFactors } from "./forecast"
import { cellsBy, freeAxes, stockedCells } from "./grounds"
import { type Caller, personMoves, type RegionField } from "./move-people"
import { type StockedCell, targetMoves } from "./move-targets"
import type { Suggestion } from "./moves"
import { boardSum, callersIn, contactsToAskFor, fieldworkIn, partOf, speaks, stateOf, total } from "./region-field"
import { addStock, stockOf, type Usual, usualOf } from "./stock"
import { emptyOf, type Reason, remainingOf, warningsOf } from "./warnings"

export type SteeringInput = Readonly<{
  waveId: string
  /** Dates in the wave's time zone, `2026-11-22`. */
  today: string
  plannedEnd: string | null
  cells: readonly StandingCell[]
  work: readonly PlaceProgress[]
  days: readonly DayProgress[]
  callers: readonly Caller[]
  /** Open cases of the sample by language. */
  languages: readonly Readonly<{ region: string; language: string; cases: number }>[]
  /** All regions of the study. */
  regions: readonly string[]
  openLink: boolean
  /** The register of list requests, and whose list a service's recipients stand on. */
  requests?: readonly KnownRequest[]
  bodyOf?: (service: string) => string | undefined
  /** Regions that the reader may see; null = all. Weekdays and the usual response are the whole wave's for everybody. */
  scope: readonly string[] | null
}>

export type RegionLine = Readonly<{
  /** "" where quotas do not tell regions apart. */
  code: string
  target: number
  accepted: number
  remaining: number
  /** Places for which there is nobody left to ask; the forecast is of the others. */
  empty: number
  /** Null while there are too few days to go by. */
  forecast: Forecast | null
  pace: Pace
  callers: number
  reasons: readonly Reason[]
}>

/** A service or a hard cell that will not be filled. */
export type PlaceWarning = Readonly<{ conditions: Conditions; reasons: readonly Reason[] }>

export type Steering = Readonly<{
  /** Days from today to the planned end; null when none is set. */
  planned: number | null
  /** Days of the field so far. */
  days: number
  regions: readonly RegionLine[]
  services: readonly PlaceWarning[]
  cells: readonly PlaceWarning[]
  suggestions: readonly Suggestion[]
}>

/** Gives back what it made for the same words before: a forecast is asked for again with every push. */
export type Remember = (words: string, make: () => Forecast) => Forecast

const FEWEST_DAYS = 3
const HORIZON = 200

/** @param remember asked for each forecast, so that the same one need not be made with every push */
export function steer(input: SteeringInput, remember: Remember = (_words, make) => make()): Steering {
  const { today, plannedEnd, callers } = input
  const usual = usualOf(addStock(input.work.map(({ counts }) => stockOf(counts))))
  const cells = stockedCells(input.cells, input.work).filter(({ conditions }) => within(input.scope, conditions))
  const planned = plannedEnd === null ? null : daysBetween(today, plannedEnd) + 1
  // Tables by less than a place beside the crossed one would count everybody twice.
  const finest = [...cellsBy("region", stockedCells(input.cells, input.work)).values()].flat()
  const whole = boardSum(finest, fieldworkIn(input.work, null))
  const { ask, fields, days } = fieldsOf(input, cells, whole, remember)
  const services = cellsBy("service", cells)
  return {
    ...{ planned, days },
    regions: fields.map((field) => lineOf(field, { input, usual, planned, whole })),
    services: [...services].flatMap(([code, own]) => (code ? warning({ service: code }, own, usual, input) : [])),
    cells: cells.filter(({ terms }) => terms.hard).flatMap((cell) => warning(cell.conditions, [cell], usual, input)),
    suggestions: [
      ...personMoves(fields.flatMap(knownField), callers, planned, ask),
      ...targetMoves(cells, usual, freeAxes(input.cells)),
      ...contactsToAskFor(services.has("") ? cellsBy("region", cells) : services, usual),
    ],
  }
}

/** Whether a reader of these regions sees a cell; null = all regions. */
export const within = (scope: readonly string[] | null, { region }: Conditions): boolean =>
  scope === null || (region !== undefined && scope.includes(region))

type Told = Readonly<{ code: string; own: readonly StockedCell[]; state: FieldState; told: Forecast | null }> &
  Readonly<{ spoken: SteeringInput["languages"] }>

function fieldsOf(input: SteeringInput, cells: readonly StockedCell[], whole: Wave["whole"], remember: Remember) {
  const { waveId, today, days, languages, regions, openLink } = input
  const dates = datesOf(days, today)
  const weekdays = weekdayFactors(fieldDays(days, dates, null))
  const ask = (code: string, state: FieldState): Forecast =>
    remember(JSON.stringify([waveId, today, code, state, weekdays]), () =>
      forecast(state, weekdays, chanceFrom(`${waveId} ${today} ${code}`), {
        today: weekdayOf(today),
        horizon: HORIZON,
      }),
    )
  const fields = [...cellsBy("region", cells)]
    .sort(([a], [b]) => regions.indexOf(a) - regions.indexOf(b))
    .map(([code, own]): Told => {
      const state = stateOf(own, fieldDays(days, dates, code || null), whole, openLink)
      const told = dates.length >= FEWEST_DAYS || state.remaining === 0 ? ask(code, state) : null
      return { code, own, state, told, spoken: languages.filter(({ region }) => code === "" || region === code) }
    })
  return { ask, fields, days: dates.length }
}

type Wave = Readonly<{
  input: SteeringInput
  usual: Usual
  planned: number | null
  whole: Parameters<typeof paceOf>[1]
}>

function lineOf({ code, own, told, spoken }: Told, { input, usual, planned, whole }: Wave): RegionLine {
  const here = callersIn(code, input.callers)
  const unspoken = spoken.filter(({ language }) => !here.some((caller) => speaks(caller, language)))
  const late = planned !== null && told ? { planned, high: told.high } : null
  const parts = own.map(partOf)
  const sum = boardSum(own, fieldworkIn(input.work, code || null))
  const { openLink } = input
  return {
    ...{ code, target: sum.target, accepted: sum.accepted, callers: here.length, forecast: told },
    remaining: total(parts, remainingOf),
    empty: openLink ? 0 : total(parts, emptyOf),
    pace: paceOf(sum, whole),
    reasons: warningsOf({
      ...{ parts, usual, openLink, late, callers: here.length, unspoken },
      supply: supplyAt(input, code ? { region: code } : {}),
    }),
  }
}

const knownField = ({ code, state, told, spoken }: Told): RegionField[] =>
  told && code ? [{ code, state, forecast: told, languages: spoken.map(({ language }) => language) }] : []

function warning(
  conditions: Conditions,
  own: readonly StockedCell[],
  usual: Usual,
  input: SteeringInput,
): PlaceWarning[] {
  const { openLink } = input
  const supply = supplyAt(input, conditions)
  const reasons = warningsOf({ parts: own.map(partOf), usual, openLink, callers: 1, unspoken: [], supply })
  return reasons.length === 0 ? [] : [{ conditions, reasons }]
}

const supplyAt = ({ requests = [], bodyOf = () => undefined }: SteeringInput, place: Conditions): ListSupply | null =>
  listSupply(requests, place, bodyOf)
