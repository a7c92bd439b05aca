/** What is wrong in a study package, and where: the author opens `file`, goes to `row` and `column`, and does what `message` says. */
export type StudyProblem = Readonly<{
  file: string
  /** Counted as a spreadsheet shows it: the header is row 1. In a JSON file, the line. */
  row: number
  /** The header as it is written in the file; in a JSON file, the path of the setting. Empty when the whole row is meant. */
  column: string
  message: string
  value?: string
}>
