// A comment as it goes to the browser: instants are written on the server, for not every browser writes Kazakh dates.

export type Thread = Readonly<{
  id: string
  /** When it was closed, in words; null while it is open. */
  closed: string | null
  waitsFor: "interviewer" | "supervisor" | null
  replies: readonly Readonly<{ id: string; time: string; words: string; person: string; own: boolean }>[]
}>

type Written = Readonly<{
  id: string
  closedAt: Date | null
  waitsFor: Thread["waitsFor"]
  replies: readonly Readonly<{ id: string; at: Date; words: string; person: string; own: boolean }>[]
}>

export const threadOf = ({ id, closedAt, waitsFor, replies }: Written, time: (at: Date) => string): Thread => ({
  ...{ id, waitsFor },
  closed: closedAt && time(closedAt),
  replies: replies.map(({ at, ...reply }) => ({ ...reply, time: time(at) })),
})
