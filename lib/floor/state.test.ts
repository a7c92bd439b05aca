import { addMinutes, subMinutes } from "date-fns"
import { describe, expect, it } from "vitest"
import { AWAY_MINUTES, floorStateOf, type Standing, secondsOnLine } from "./state"

const NOW = new Date("2026-11-22T05:00:00Z")
const ago = (minutes: number) => subMinutes(NOW, minutes)
const idle: Standing = { heldUntil: null, callSince: null, hungUpAt: null, interviewSince: null, lastAt: null }
const holding = { ...idle, heldUntil: addMinutes(NOW, 5), lastAt: ago(60) }

describe("what an interviewer is doing", () => {
  it.each<[string, Standing, ReturnType<typeof floorStateOf>]>([
    ["nothing today", idle, { state: "away", since: null }],
    ["signed in a minute ago", { ...idle, lastAt: ago(1) }, { state: "between", since: ago(1) }],
    ["nothing for long", { ...idle, lastAt: ago(AWAY_MINUTES) }, { state: "away", since: ago(AWAY_MINUTES) }],
    ["reading the case", holding, { state: "case", since: null }],
    ["calling", { ...holding, callSince: ago(2) }, { state: "call", since: ago(2) }],
    ["hung up, not coded yet", { ...holding, callSince: ago(2), hungUpAt: ago(1) }, { state: "case", since: ago(1) }],
    ["asking", { ...holding, callSince: ago(9), interviewSince: ago(8) }, { state: "interview", since: ago(8) }],
  ])("%s", (_, standing, expected) => expect(floorStateOf(standing, NOW)).toEqual(expected))
})

describe("time on the line", () => {
  it.each<[string, Standing, number]>([
    ["without a call", holding, 100],
    ["in a call", { ...holding, callSince: ago(2) }, 220],
    ["after it", { ...holding, callSince: ago(2), hungUpAt: ago(1) }, 160],
    ["by a clock that is late", { ...holding, callSince: addMinutes(NOW, 1) }, 100],
  ])("%s", (_, standing, expected) => expect(secondsOnLine(100, standing, NOW)).toBe(expected))
})
