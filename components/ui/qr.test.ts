import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { encode } from "uqr"
import { expect, it } from "vitest"
import { Qr } from "./qr"

const ADDRESS = "https://survey.example.kz/r/0123456789abcdef"

/** The drawn modules, read back from the path. */
function drawn(svg: string): Set<string> {
  const path = / d="([^"]*)"/.exec(svg)?.[1] ?? ""
  const dark = new Set<string>()
  for (const [, x = "", y = "", width = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at++) dark.add(`${Number(x) + at} ${y}`)
  return dark
}

it("draws every dark module once and no other, with a quiet zone of four", () => {
  const svg = renderToStaticMarkup(createElement(Qr, { of: ADDRESS, label: "QR" }))
  const { data, size } = encode(ADDRESS, { ecc: "M", border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x} ${y}`] : [])))
  expect([...drawn(svg)].sort()).toEqual(dark.sort())
  expect(dark.length).toBeGreaterThan(200)
  expect(dark.every((at) => at.split(" ").every((n) => Number(n) >= 4 && Number(n) < size - 4))).toBe(true)
})

it("needs no style attribute and has a name", () => {
  const svg = renderToStaticMarkup(createElement(Qr, { of: ADDRESS, label: `QR: ${ADDRESS}` }))
  expect(svg).not.toContain("style=")
  expect(svg).toContain(`aria-label="QR: ${ADDRESS}"`)
})
