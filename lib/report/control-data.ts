// The field-control report as data: interviewers by number and stream, nobody by name, no written words, which may name
// somebody.
import type { Control } from "./control"

type About = Readonly<{
  wave: Readonly<{ id: string; name: string; status: string }>
  study: string
  at: string
  /** Null: every region. */
  regions: readonly string[] | null
}>

export function controlData(control: Control, about: About) {
  const { streams, holds, escalations, appeals, rates, ...rest } = control
  return {
    format: "saual-field-control/1",
    ...about,
    ...rest,
    streams: streams.map(({ person: _, ...stream }) => stream),
    holds: holds.map(({ number, reasons, since, liftedAt }) => ({ number, reasons, ...instants({ since, liftedAt }) })),
    escalations: escalations.map(({ number, share, since, endedAt }) => ({
      ...{ number, share },
      ...instants({ since, endedAt }),
    })),
    appeals: appeals.map(({ number, kind, finding, outcome, findingNow, askedAt, decidedAt }) => ({
      ...{ number, kind, finding, outcome, findingNow },
      ...instants({ askedAt, decidedAt }),
    })),
    rates: {
      random: { all: rates.random.all, items: rates.random.items },
      risk: { all: rates.risk.all, items: rates.risk.items },
    },
  }
}

export const CSV_COLUMNS = [
  ...(["number", "stream", "mode", "n", "needed", "drawn", "checked", "open"] as const),
  ...(["confirmed", "discrepancy", "fabricated", "unreachable"] as const),
  ...(["risk", "riskOpen", "riskDiscrepancy", "riskFabricated", "seenFrom"] as const),
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]

/** A row per stream, with a head in the reader's words. */
export function controlTable({ streams }: Control, head: (column: CsvColumn) => string): string[][] {
  const rows = streams.map(({ found, risk, ...stream }) => {
    const cells: Record<CsvColumn, string | number | null> = {
      ...stream,
      ...found,
      ...{ risk: risk.drawn, riskOpen: risk.open },
      ...{ riskDiscrepancy: risk.discrepancy, riskFabricated: risk.fabricated },
    }
    return CSV_COLUMNS.map((column) => String(cells[column] ?? ""))
  })
  return [CSV_COLUMNS.map(head), ...rows]
}

const instants = (of: Readonly<Record<string, Date | null>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(of).map(([name, at]) => [name, at?.toISOString() ?? null]))
