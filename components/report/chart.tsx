import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { type ChartOption, type ChartSize, chartSvg } from "./chart-svg"

export type ChartTable = Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>

type Props = Readonly<{
  /** Null where a heading above says it. */
  title: ReactNode
  /** One sentence that says what the chart shows; read out instead of the drawing. */
  summary: string
  /** Made once for a phone and once for wide screens and paper. Words and numbers in it are already in the page's language. */
  option: ChartOption | ((size: ChartSize & { narrow: boolean }) => ChartOption)
  height?: number | ((narrow: boolean) => number)
  /** The same data, for whoever wants to read or copy it; without it a table stands beside the chart. */
  table?: ChartTable
}>

const NARROW = 320
const WIDE = 720

/** A chart drawn on the server, with its meaning in words and its data as a table. */
export async function Chart({ title, summary, option, height = 320, table }: Props) {
  const t = await getTranslations("desk.chart")
  const draw = (width: number) => {
    const narrow = width === NARROW
    const size = { width, height: typeof height === "function" ? height(narrow) : height }
    return chartSvg(typeof option === "function" ? option({ ...size, narrow }) : option, size)
  }
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-2 break-inside-avoid">
      {title !== null && <figcaption className="text-sm font-medium">{title}</figcaption>}
      <div role="img" aria-label={summary}>
        <Drawing svg={draw(NARROW)} className="max-w-md sm:hidden print:hidden" />
        <Drawing svg={draw(WIDE)} className="hidden max-w-4xl sm:block print:block" />
      </div>
      <p aria-hidden className="text-sm text-soft">
        {summary}
      </p>
      {table && (
        <details className="text-sm print:hidden">
          <summary className="w-fit cursor-pointer font-medium text-accent">{t("data")}</summary>
          <DataTable {...table} />
        </details>
      )}
    </figure>
  )
}

function DataTable({ head, rows }: ChartTable) {
  return (
    <div className="mt-2 overflow-x-auto">
      <table className="border-collapse text-left">
        <thead>
          <tr className="border-b border-line-strong">
            {head.map((name, at) => (
              <th key={name} scope="col" className={`px-2 py-1 font-medium ${at > 0 ? "text-right" : ""}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a drawn page never move
            <tr key={line} className="border-b border-line">
              {row.map((value, at) => (
                <td key={head[at]} className={`px-2 py-1 ${at > 0 ? "text-right" : ""}`}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

// The text is ours: ECharts escapes every word that is put into it.
const Drawing = ({ svg, className }: { svg: string; className: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above; proved in chart-svg.test.ts
  <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />
)
