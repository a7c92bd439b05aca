import type { ReactNode } from "react"

type Props = Readonly<{
  label: string
  head: readonly ReactNode[]
  /** The first cell of each names its row. */
  rows: readonly Readonly<{ key: string; cells: readonly ReactNode[] }>[]
}>

/** A table of figures: names to the left, numbers to the right; wide ones scroll within themselves. */
export function Table({ label, head, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label={label} tabIndex={0} className="overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse text-sm tabular-nums print:text-[10px]">
        <thead>
          <tr className="border-b border-line-strong align-bottom">
            {head.map((name, at) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                key={at}
                scope="col"
                className={`px-2 py-1 font-medium first:pl-0 print:px-1 ${at === 0 ? "text-left" : "text-right"}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key} className="break-inside-avoid border-b border-line">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                {name}
              </th>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <td key={at} className="px-2 py-1 text-right whitespace-nowrap print:px-1">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
