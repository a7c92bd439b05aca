// A contact list as it is kept: what was wrong with which row, without what stood in it.

/** Why a row, or a part of it, was not taken. */
export const ROW_FAULTS = [
  "missing",
  "not_a_phone",
  "unknown_region",
  "unknown_service",
  "unknown_language",
  "unknown_code",
  "twice_in_file",
  "region_not_yours",
  "do_not_call",
  "number_of_another",
  "number_left_out",
  "email_left_out",
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/** Of a row that was taken, without this number or address. */
export const isLeftOut = (fault: string): boolean => fault === "number_left_out" || fault === "email_left_out"

/** `row` as a spreadsheet numbers it; `column` is our field. */
export type ListFault = Readonly<{ row: number; column: string; fault: string }>
