import { encode } from "uqr"

type Props = { of: string; label: string; className?: string }

/** An address as a QR code: one path of plain SVG, dark on light in every theme, since phones read no other. */
export function Qr({ of, label, className }: Props) {
  const { data, size } = encode(of, { ecc: "M", border: 4 })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  )
}

/** Dark modules, each run of a row as one rectangle. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x
      while (row[x]) x++
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`)
    }
  }
  return runs.join("")
}
