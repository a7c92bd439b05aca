// The stream an interview belongs to: the draw takes its share of each stream (method, section 6).

export type Streamed = Readonly<{ mode: string; source: string; interviewerId: string | null }>

/** One stream per interviewer and mode; self-completed interviews stream per source. */
export function streamOf({ mode, source, interviewerId }: Streamed): string {
  return interviewerId ? `${mode}/${interviewerId}` : `${mode}/${source}`
}
