import { expect, it } from "vitest"
import type { LineNews } from "./dialler"
import { manualDialler } from "./manual"

function call() {
  const time = { ms: Date.parse("2026-11-22T05:00:00Z") }
  const dialler = manualDialler(() => new Date(time.ms))
  const news: LineNews[] = []
  const line = dialler.dial("+77011234567", (one) => void news.push(one))
  return { dialler, line, news, time }
}

it("links to the number", () => {
  expect(call().dialler.address("+77011234567")).toBe("tel:+77011234567")
})

it("tells the length of a talk from what the person says, each thing once", async () => {
  const { line, news, time } = call()
  time.ms += 9_000
  line.answered()
  line.answered()
  time.ms += 61_000
  await line.hangUp()
  await line.hangUp()
  line.answered()
  expect(news.map(({ kind }) => kind)).toEqual(["dialling", "answered", "ended"])
  expect(news[2]).toMatchObject({ result: "talked", seconds: 61 })
})

it("knows that nobody answered", async () => {
  const { line, news } = call()
  await line.hangUp()
  expect(news.at(-1)).toMatchObject({ kind: "ended", result: "not_answered", seconds: 0 })
})
