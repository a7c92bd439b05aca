// Answers of all counted interviews of a wave, column by column: what no tally can tell is worked out from these.
// Without names, numbers of phones or words: codes only.

/**
 * One value of everybody, in the order of the interviews: 0 = not on the path (or not known), k = `codes[k - 1]`.
 * A question left blank has the code "". At most 65,535 codes.
 */
export type Column = Readonly<{ codes: readonly string[]; values: Uint8Array | Uint16Array }>

/**
 * Columns by name: `region`, `service`, `form`, `place`, `mode`, `source`, `language`, `number` (the contact centre
 * called); every question with one coded answer by its name, and `answer:region` where that is one of the names before;
 * each choice of a question with several as `question/choice` with the codes "0" and "1"; each dimension of quotas and
 * population that answers tell as `#name`. Numbers and dates have their values as codes, in order, unless there are too many.
 */
export type Microdata = Readonly<{
  waveId: string
  /** Moment of the instant it was taken at, in ISO form. */
  at: string
  n: number
  columns: ReadonlyMap<string, Column>
}>

/** Which interviews are meant: 1 where one is. */
export type Selection = Uint8Array
