// Which quota cells an interview falls in.

export type Conditions = Readonly<Record<string, string>>
export type CellTarget = Readonly<{ conditions: Conditions; target: number; hard: boolean }>

/** One canonical word for a cell: dimensions in alphabetical order, `region=akmola|service=C1`. */
export function cellKey(conditions: Conditions): string {
  return Object.keys(conditions)
    .sort()
    .map((dimension) => `${dimension}=${conditions[dimension]}`)
    .join("|")
}

/** A case falls in a cell when it meets each of the cell's conditions; a cell without conditions takes everyone. */
export function fallsIn(attributes: Conditions, cell: { conditions: Conditions }): boolean {
  return Object.entries(cell.conditions).every(([dimension, value]) => attributes[dimension] === value)
}
