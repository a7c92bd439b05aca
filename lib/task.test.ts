import { describe, expect, it } from "vitest"
import { type KeptTask, percentDone, taskView } from "./task"

const NOW = new Date("2026-11-22T05:00:00Z")
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000)
const task = (more: Partial<KeptTask>): KeptTask => ({
  ...{ id: "t", kind: "release", waveId: null, done: 3, total: 8, beatAt: ago(1), endedAt: null, result: null },
  ...{ problem: null, ...more },
})
const view = (more: Partial<KeptTask>) => taskView(task(more), NOW)

describe("what a page is told of a task", () => {
  it.each<[string, Partial<KeptTask>, object]>([
    ["runs", {}, { state: "running", result: null, problem: null }],
    ["was heard of a while ago", { beatAt: ago(120) }, { state: "running" }],
    ["has fallen silent", { beatAt: ago(121) }, { state: "interrupted", problem: null }],
    ["was ended as interrupted", { endedAt: NOW, problem: "interrupted" }, { state: "interrupted", problem: null }],
    ["is done", { endedAt: NOW, result: { id: "r" } }, { state: "done", result: { id: "r" }, problem: null }],
    [
      "failed",
      { endedAt: NOW, problem: "unanswered", result: { count: 2 } },
      { state: "failed", result: null, problem: { code: "unanswered", params: { count: 2 } } },
    ],
  ])("%s", (_, more, expected) => {
    expect(view(more)).toMatchObject(expected)
  })

  it.each<[Partial<KeptTask>, number | null]>([
    [{}, 37],
    [{ total: null }, null],
    [{ done: 0, total: 0 }, null],
    [{ done: 8 }, 99],
    [{ done: 8, endedAt: NOW }, 100],
  ])("%j is so many percent", (more, percent) => {
    expect(percentDone(view(more))).toBe(percent)
  })
})
