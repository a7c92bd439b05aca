// Which quota cells an interview falls in.

export type Conditions = Readonly<Record<string, string>>
/** What a coordinator sets of a cell. */
export type CellTerms = Readonly<{ target: number; hard: boolean; floor: number | null; ceiling: number | null }>
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

/** The table a cell belongs to: its dimensions in alphabetical order, `region,service`; "" for the cell of everybody. */
export const dimensionsOf = (conditions: Conditions): string => Object.keys(conditions).sort().join(",")
