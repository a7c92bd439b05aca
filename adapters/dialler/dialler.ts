// What the console needs of whatever makes calls. README.md says how to write another one.

/** How a call went, as far as the line itself tells; the outcome is coded by the interviewer. */
export type LineResult = "talked" | "not_answered" | "busy" | "failed"

export type LineNews =
  | Readonly<{ kind: "dialling" | "answered"; at: Date }>
  | Readonly<{ kind: "ended"; at: Date; result: LineResult; seconds: number }>

export type Line = Readonly<{
  /** The person says that somebody answered; a dialler that hears the line itself ignores it. */
  answered(): void
  /** Ends the call, or notes that the person has ended it. Repeating it does nothing. */
  hangUp(): Promise<void>
}>

export type Dialler = Readonly<{
  /** Kept with each call. */
  name: string
  /** True when a person dials and listens: the console then shows a link, a copy button and a key to say what is heard. */
  byHand: boolean
  /** The address of a link that calls the number; null where a link would do nothing. */
  address(number: string): string | null
  /** Calls a number in E.164 form and tells `heard` what happens on the line, in order, each kind once. */
  dial(number: string, heard: (news: LineNews) => void): Line
}>
