import type { ReactNode } from "react"

type Props = Readonly<{
  label: string
  head: readonly string[]
  /** The first cell of each names its row. */
  rows: readonly Readonly<{ key: string; cells: readonly ReactNode[] }>[]
}>

/** A table of figures; on a phone every row is a block whose figures have their column's name beside them. */
export function Table({ label, head, rows }: Props) {
  return (
    <table aria-label={label} className="w-full border-collapse text-sm tabular-nums max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line-strong align-bottom">
          {head.map((name, at) => (
            <th
              key={name}
              scope="col"
              className={`px-2 py-1 font-medium first:pl-0 ${at ? "text-right" : "text-left"}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map(({ key, cells: [name, ...cells] }) => (
          <tr
            key={key}
            className="break-inside-avoid border-b border-line align-top max-md:grid max-md:gap-1 max-md:py-3"
          >
            <th scope="row" className="py-1.5 pr-2 text-left font-normal max-md:py-0 max-md:font-medium">
              {name}
            </th>
            {cells.map((cell, at) => (
              <td
                key={head[at + 1]}
                className="px-2 py-1.5 text-right max-md:flex max-md:flex-wrap max-md:justify-between max-md:gap-x-4 max-md:p-0"
              >
                <span aria-hidden className="text-left text-soft md:hidden">
                  {head[at + 1]}
                </span>
                <div className="max-md:ml-auto">{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
