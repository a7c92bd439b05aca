// The wave in memory, made of lib's own rules as the database's queries use them: counters, and places by interview.
import { admit } from "../admission"
import { type Conditions, fallsIn, type Placement, placementIn } from "../cells"
import {
  type Cell,
  fits,
  giveBack,
  type PlaceState,
  planPlaces,
  reserve,
  type Standing,
  settle,
  withdraw,
} from "../places"
import { CELLS, type Service, type Terms, type Wave } from "./wave"

type Interview = {
  codes: Conditions
  places: Map<number, PlaceState>
  standing: Standing | null
  closed: boolean
  endedAt: number
}

export function inMemory(terms: readonly Terms[]): Wave {
  const cells = new Map<number, Cell>(terms.map((cell, id) => [id, { ...cell, accepted: 0, reserved: 0 }]))
  const interviews: Interview[] = []
  let clock = 0
  const change = (id: number, by: (cell: Cell) => Cell | null) => void cells.set(id, by(cells.get(id)!)!)

  function move(one: Interview): boolean {
    const { take, giveBack: back, closed } = planPlaces(placementOf(one.codes, terms), one.places, cells)
    for (const id of back) {
      change(id, giveBack)
      one.places.set(id, "returned")
    }
    for (const id of take) {
      change(id, reserve)
      one.places.set(id, "held")
    }
    return closed
  }

  function letGo(one: Interview, state: PlaceState): void {
    for (const [id, now] of one.places)
      if (now === "held") {
        change(id, giveBack)
        one.places.set(id, state)
      }
  }

  function take(one: Interview, cellIds: readonly number[]): void {
    for (const id of cellIds) {
      if (one.places.get(id) !== "held") change(id, reserve)
      change(id, settle)
      one.places.set(id, "settled")
    }
  }

  function end(one: Interview, standing: Standing): Standing {
    letGo(one, "returned")
    Object.assign(one, { standing, closed: false, endedAt: ++clock })
    return standing
  }

  return {
    async start(service: Service) {
      const one: Interview = { codes: { service }, places: new Map(), standing: null, closed: false, endedAt: 0 }
      if (move(one)) return false
      interviews.push(one)
      return true
    },
    async answer(n, wait) {
      const one = interviews[n]!
      const { service = "" } = one.codes
      one.codes = wait === null ? { service } : { service, wait }
      one.closed = move(one)
      return one.closed
    },
    async finish(n) {
      const one = interviews[n]!
      const placement = placementOf(one.codes, terms)
      const held = new Set([...one.places].flatMap(([id, state]) => (state === "held" ? [id] : [])))
      if (!fits(placement, held, cells)) return end(one, "overflow")
      take(one, placement.cellIds)
      return end(one, "counted")
    },
    async abandon(n) {
      end(interviews[n]!, "out")
    },
    async expire() {
      for (const one of interviews) letGo(one, "expired")
    },
    async reject(n) {
      const one = interviews[n]!
      for (const [id, state] of one.places)
        if (state === "settled") {
          change(id, withdraw)
          one.places.set(id, "withdrawn")
        }
      one.standing = "out"
    },
    async retarget(id, target) {
      const cell = cells.get(id)!
      if (cell.hard && target < cell.accepted + cell.reserved) return false
      cells.set(id, { ...cell, target })
      return true
    },
    async admit() {
      const waiting = interviews
        .flatMap((one, n) => (one.standing === "overflow" ? [{ one, n }] : []))
        .sort((a, b) => a.one.endedAt - b.one.endedAt)
        .map(({ one, n }) => ({ id: String(n), n, one, placement: placementOf(one.codes, terms) }))
        .filter(({ placement }) => !placement.nowhere)
      const admitted = admit(
        waiting.map((each) => ({ ...each, cellIds: each.placement.cellIds })),
        cells,
      )
      for (const { one, cellIds } of admitted) {
        take(one, cellIds)
        one.standing = "counted"
      }
      return admitted.map(({ n }) => n)
    },
    async state() {
      return {
        cells: [...cells.values()].map(({ target, accepted, reserved }) => ({ target, accepted, reserved })),
        interviews: interviews.map(({ standing, places, closed }) => ({
          standing,
          places: [...places]
            .flatMap(([id, state]) => (state === "held" || state === "settled" ? [id] : []))
            .sort((a, b) => a - b),
          closed,
        })),
      }
    },
  }
}

function placementOf(codes: Conditions, terms: readonly Terms[]): Placement {
  const tables = ["service", "wait"].map((dimension) => {
    const own = CELLS.map((cell, id) => ({ ...cell, id })).filter((cell) => cell.dimension === dimension)
    const cell = own.find(({ code }) => fallsIn(codes, { conditions: { [dimension]: code } }))
    return { dimensions: dimension, hard: own.some(({ id }) => terms[id]!.hard), cellId: cell?.id ?? null }
  })
  return placementIn(tables, codes, new Set(["wait"]))
}
