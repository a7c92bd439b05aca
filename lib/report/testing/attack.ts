// What somebody learns who solves for everything published at once.

/** Counts by name with their signs; they add up to `sum`. */
export type Equation = Readonly<{ terms: Readonly<Record<string, number>>; sum: number }>

/** The counts that have only one solution, with it (Gaussian elimination). */
export function solvedOf(equations: readonly Equation[]): Map<string, number> {
  const names = [...new Set(equations.flatMap(({ terms }) => Object.keys(terms)))]
  const lines = equations.map(({ terms, sum }) => [...names.map((name) => terms[name] ?? 0), sum])
  const solved = new Map<string, number>()
  for (const line of reduced(lines, names.length)) {
    const places = names.flatMap((_, place) => (isZero(line[place] ?? 0) ? [] : [place]))
    const [only] = places
    if (only !== undefined && places.length === 1) solved.set(names[only]!, Math.round(line.at(-1)! * 1e6) / 1e6)
  }
  return solved
}

const isZero = (n: number) => Math.abs(n) < 1e-9

function reduced(lines: number[][], width: number): number[][] {
  let top = 0
  for (let column = 0; column < width && top < lines.length; column++) {
    const pivot = lines.findIndex((line, at) => at >= top && !isZero(line[column] ?? 0))
    if (pivot < 0) continue
    const [found] = lines.splice(pivot, 1)
    const line = found!.map((n) => n / found![column]!)
    lines.splice(top, 0, line)
    lines.forEach((other, at) => {
      const factor = other[column] ?? 0
      if (at !== top && !isZero(factor)) lines[at] = other.map((n, place) => n - factor * line[place]!)
    })
    top++
  }
  return lines
}
