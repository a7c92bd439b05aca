// A contact list as it is kept: what was wrong with which row, without what stood in it.

/** `row` as a spreadsheet numbers it; `column` is our field. */
export type ListFault = Readonly<{ row: number; column: string; fault: string }>
