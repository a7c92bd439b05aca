type Props = Readonly<{ checked: number; open: number; unreachable: number; needed: number; label: string }>

/** Drawn interviews by where their check stands, with a mark at the number needed: fill, stripes and dots besides colour. */
export function CoverageBar({ checked, open, unreachable, needed, label }: Props) {
  const of = Math.max(needed, checked + open + unreachable, 1)
  const width = (n: number) => ({ width: `${(100 * n) / of}%` })
  return (
    <div role="img" aria-label={label} className="relative h-4 w-full [print-color-adjust:exact]">
      <div className="absolute inset-x-0 top-0.5 flex h-3 overflow-hidden rounded-sm bg-sunken">
        <div className="h-full bg-accent" style={width(checked)} />
        <div
          className="h-full bg-[repeating-linear-gradient(135deg,var(--color-accent)_0_2px,var(--color-accent-soft)_2px_6px)]"
          style={width(open)}
        />
        <div
          className="h-full bg-warn-soft bg-[radial-gradient(var(--color-warn)_1.5px,transparent_1.5px)] bg-size-[5px_5px]"
          style={width(unreachable)}
        />
      </div>
      {needed > 0 && (
        <div className="absolute inset-y-0 w-0.5 -translate-x-0.5 bg-ink" style={{ left: `${(100 * needed) / of}%` }} />
      )}
    </div>
  )
}
