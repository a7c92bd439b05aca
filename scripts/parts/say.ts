const dim = (text: string) => (process.stdout.isTTY ? `\x1b[2m${text}\x1b[22m` : text)
const bold = (text: string) => (process.stdout.isTTY ? `\x1b[1m${text}\x1b[22m` : text)

/** One line about what is being done, with the seconds it took once done. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  console.log(dim(`- ${what}`))
  const result = await work()
  const seconds = (Date.now() - began) / 1000
  if (seconds >= 2) console.log(dim(`  ${seconds.toFixed(1)} s`))
  return result
}

export function heading(text: string): void {
  console.log(`\n${bold(`== ${text}`)}`)
}

/** Lines in a frame. */
export function box(lines: string[]): string {
  const width = Math.max(...lines.map((line) => line.length))
  const edge = "─".repeat(width + 2)
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${edge}┘`].join("\n")
}

/** Rows with their columns aligned. */
export function columns(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), [])
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("   ")
      .trimEnd(),
  )
}
