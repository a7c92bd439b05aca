import { describe, expect, it } from "vitest"
import { INK, STRIPES } from "./chart-look"
import { type ChartOption, chartSvg } from "./chart-svg"

const SIZE = { width: 320, height: 200 }
const OPTION: ChartOption = {
  legend: {},
  xAxis: { type: "value", name: "Тексерілді", axisLabel: { formatter: (n: number) => `${n},0` } },
  yAxis: { type: "category", data: ['<img src=x onerror="alert(1)">', "Әлия"] },
  series: [
    { type: "bar", name: "«Үлгі» & <b>", data: [1, 2], itemStyle: { decal: STRIPES } },
    { type: "scatter", name: "нүкте", data: [[1, 1]], symbol: "diamond" },
    { type: "line", name: "шек", data: [[1, 0]], lineStyle: { type: "dashed" } },
  ],
}

describe("a chart drawn on the server", () => {
  const svg = chartSvg(OPTION, SIZE)

  it("keeps words as text in the page's font and colours as tokens", () => {
    expect(svg).toContain(">Тексерілді<")
    expect(svg).toContain("font-family:inherit")
    expect(svg).toContain(`fill="${INK.accent}"`)
    expect(svg).toContain("1,0<")
    expect(svg).not.toMatch(/#[0-9a-f]{6}"/)
  })

  it("escapes every word and has nothing for a script", () => {
    expect(svg).not.toMatch(/<img|<b>|<style|<script|<[^>]+\son\w+=|class=|ecmeta/)
    expect(svg).toContain("&lt;b&gt;")
  })

  it("scales with the page and is hidden from assistive tools, which read the name beside it", () => {
    expect(svg).toContain('viewBox="0 0 320 200"')
    expect(svg).toMatch(/^<svg width="100%" aria-hidden="true" focusable="false"/)
  })

  it("gives two drawings on a page their own names for what they refer to", () => {
    const ids = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const again = ids(chartSvg(OPTION, SIZE))
    expect(again.length).toBeGreaterThan(0)
    expect(again.filter((id) => ids(svg).includes(id))).toEqual([])
  })
})
