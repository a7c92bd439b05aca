// A small wave with one table by service and one by how long people waited, as seen from outside: to hold the rules of
// lib, and PostgreSQL, against one model.
import type { Standing } from "../places"

export const SERVICES = ["therapy", "surgery", "laboratory"] as const
/** `ages` has no cell: of a hard table it is nobody's place. */
export const WAITS = ["short", "long", "ages"] as const
export type Service = (typeof SERVICES)[number]
export type Wait = (typeof WAITS)[number]

/** Cells by their place in the list: two services and two waits; the laboratory has none. */
export const CELLS = [
  { dimension: "service", code: "therapy" },
  { dimension: "service", code: "surgery" },
  { dimension: "wait", code: "short" },
  { dimension: "wait", code: "long" },
] as const

export type Terms = Readonly<{ target: number; hard: boolean }>
export type CellState = Readonly<{ target: number; accepted: number; reserved: number }>
export type InterviewState = Readonly<{ standing: Standing | null; places: readonly number[]; closed: boolean }>
export type WaveState = Readonly<{ cells: readonly CellState[]; interviews: readonly InterviewState[] }>

/** Interviews are numbered as they start. */
export type Wave = Readonly<{
  /** False when it is told that there is no place. */
  start(service: Service): Promise<boolean>
  /** True when a full cell is closed to the answer; null takes the answer back. */
  answer(interview: number, wait: Wait | null): Promise<boolean>
  finish(interview: number): Promise<Standing>
  abandon(interview: number): Promise<void>
  expire(): Promise<void>
  reject(interview: number): Promise<void>
  /** False when it is refused. */
  retarget(cell: number, target: number): Promise<boolean>
  admit(): Promise<readonly number[]>
  state(): Promise<WaveState>
}>
