type Props = { head: readonly string[]; rows: readonly (readonly string[])[]; foot?: readonly string[] }

/** A small table of a name and numbers. */
export function CountTable({ head, rows, foot }: Props) {
  const look = (at: number) => `px-2 py-1 ${at > 0 ? "text-right" : "text-left"}`
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line-strong">
            {head.map((name, at) => (
              <th key={name} scope="col" className={`${look(at)} font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]} className="border-b border-line">
              {row.map((value, at) => (
                <td key={head[at]} className={look(at)}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="font-semibold">
              {foot.map((value, at) => (
                <td key={head[at]} className={look(at)}>
                  {value}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
