// The model: who sits where, and nothing else. Counts are counted, never kept, and no rule of lib is used.
import type { Standing } from "../places"
import { CELLS, type Service, type Terms, type Wait, type WaveState } from "./wave"

type Someone = {
  service: Service
  wait: Wait | null
  standing: Standing | null
  held: Set<number>
  lost: Set<number>
  closed: boolean
  ended: number
}

export class WaveModel {
  readonly people: Someone[] = []
  private clock = 0
  constructor(readonly terms: Terms[]) {}

  start(service: Service): boolean {
    const places = this.wanted(service, null)
    if (!places?.every((cell) => this.isOpen(cell))) return false
    const held = new Set(places)
    this.people.push({ service, wait: null, standing: null, held, lost: new Set(), closed: false, ended: 0 })
    return true
  }

  answer(n: number, wait: Wait | null): boolean {
    const one = this.people[n]!
    one.wait = wait
    const places = this.wanted(one.service, wait)
    const lacking = places?.filter((cell) => !one.held.has(cell)) ?? []
    const full = lacking.filter((cell) => !this.isOpen(cell))
    one.closed = !places || full.some((cell) => !one.lost.has(cell))
    if (one.closed) one.held = new Set()
    else if (full.length > 0) one.held = new Set(places!.filter((cell) => one.held.has(cell)))
    else one.held = new Set(places)
    for (const cell of one.held) one.lost.delete(cell)
    return one.closed
  }

  finish(n: number): Standing {
    const one = this.people[n]!
    const places = this.wanted(one.service, one.wait)
    const fits = places?.every((cell) => one.held.has(cell) || this.isOpen(cell)) ?? false
    this.end(one, fits ? "counted" : "overflow", fits ? places! : [])
    return one.standing!
  }

  abandon(n: number): void {
    this.end(this.people[n]!, "out", [])
  }

  expire(): void {
    for (const one of this.people.filter(({ standing }) => standing === null)) {
      for (const cell of one.held) one.lost.add(cell)
      one.held = new Set()
    }
  }

  reject(n: number): void {
    this.end(this.people[n]!, "out", [])
  }

  retarget(cell: number, target: number): boolean {
    const { hard } = this.terms[cell]!
    const { accepted, reserved } = this.state().cells[cell]!
    if (hard && target < accepted + reserved) return false
    this.terms[cell] = { hard, target }
    return true
  }

  admit(): number[] {
    const waiting = this.people.flatMap((one, n) => (one.standing === "overflow" ? [n] : []))
    return waiting
      .sort((a, b) => this.people[a]!.ended - this.people[b]!.ended)
      .filter((n) => {
        const one = this.people[n]!
        const places = this.wanted(one.service, one.wait)
        if (!places?.every((cell) => this.isOpen(cell))) return false
        one.standing = "counted"
        one.held = new Set(places)
        return true
      })
  }

  state(): WaveState {
    const sitting = (cell: number, counted: boolean) =>
      this.people.filter(({ held, standing }) => held.has(cell) && (standing === "counted") === counted).length
    return {
      cells: this.terms.map(({ target }, cell) => ({
        target,
        accepted: sitting(cell, true),
        reserved: sitting(cell, false),
      })),
      interviews: this.people.map(({ standing, held, closed }) => {
        const places = [...held].sort((a, b) => a - b)
        return { standing, places, closed: standing === null && closed }
      }),
    }
  }

  private end(one: Someone, standing: Standing, places: readonly number[]): void {
    Object.assign(one, { standing, held: new Set(places), ended: one.ended || ++this.clock })
  }

  private isOpen(cell: number): boolean {
    const { accepted, reserved } = this.state().cells[cell]!
    return !this.terms[cell]!.hard || accepted + reserved < this.terms[cell]!.target
  }

  /** The cells for these codes; null when a hard table has none for one of them. */
  private wanted(service: Service, wait: Wait | null): number[] | null {
    const cellOf = (dimension: string, code: string | null) =>
      CELLS.findIndex((cell) => cell.dimension === dimension && cell.code === code)
    const [byService, byWait] = [cellOf("service", service), cellOf("wait", wait)]
    const isHard = (dimension: string) => this.terms.some(({ hard }, n) => hard && CELLS[n]!.dimension === dimension)
    if (byService < 0 && isHard("service")) return null
    if (wait !== null && byWait < 0 && isHard("wait")) return null
    return [byService, byWait].filter((cell) => cell >= 0)
  }
}
