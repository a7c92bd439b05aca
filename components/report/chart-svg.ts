// Draws an ECharts option as SVG text on the server: no canvas, no script in the browser.
import type { EChartsOption } from "echarts"
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts"
import { GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent } from "echarts/components"
import { init, setPlatformAPI, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { CHART_THEME, INK, SPARE, widthOf } from "./chart-look"

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  SVGRenderer,
])

setPlatformAPI({
  measureText: (text, font) => ({ width: SPARE * widthOf(text, Number(/([\d.]+)px/.exec(font ?? "")?.[1] ?? 12)) }),
})

export type ChartOption = EChartsOption
export type ChartSize = Readonly<{ width: number; height: number }>

/** The drawing at a size; it scales with the page. Words in it are text in the page's own font, numbers as given. */
export function chartSvg(option: ChartOption, { width, height }: ChartSize): string {
  const chart = init(null, CHART_THEME, { renderer: "svg", ssr: true, width, height })
  try {
    chart.setOption(option)
    return plain(chart.renderToSVGString({ useViewBox: true }))
  } finally {
    chart.dispose()
  }
}

/** Without what is meant for a script: hover rules, their classes and data for events; assistive tools read the name. */
const plain = (svg: string): string =>
  svg
    .replace(/<style\b[\s\S]*?<\/style>/g, "")
    .replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, "")
    // Hollow symbols are filled with white whatever the theme says.
    .replaceAll('fill="#fff"', `fill="${INK.surface}"`)
    .replace(/^<svg width="[^"]*" height="[^"]*"/, '<svg width="100%" aria-hidden="true" focusable="false"')
