// What each key means. Letters and digits are told by their place on the keyboard, so that they work in any layout.
import { type Choice, type Question, SPECIAL_CODES, type SpecialName } from "@/lib/questionnaire/definition"

/** One answer on the screen with the key that gives it; `key` is null when the keys have run out. */
export type Row = Readonly<{ choice: Choice; key: string | null; special: SpecialName | null }>

export type Press = Readonly<{
  code: string
  key: string
  ctrl: boolean
  alt: boolean
  meta: boolean
  shift: boolean
  repeat: boolean
}>

export type SheetName = "outcome" | "appointment" | "note" | "help" | "jump" | "link" | "keys"

export type Command =
  | Readonly<{ kind: "row"; code: string }>
  | Readonly<{ kind: "move"; by: 1 | -1 }>
  | Readonly<{ kind: "sheet"; sheet: SheetName }>
  | Readonly<{
      kind: "accept" | "back" | "forward" | "language" | "call" | "say" | "confirm" | "close" | "clear" | "resume"
    }>

export const SPECIAL_KEYS: Readonly<Record<SpecialName, string>> = {
  not_applicable: "0",
  dont_know: "D",
  dont_remember: "M",
  refused: "R",
}

const RESERVED = new Set(Object.values(SPECIAL_KEYS))
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((letter) => !RESERVED.has(letter))

/** Keys of a list in its order: 1 to 9, then the letters that no special code uses. */
export const LIST_KEYS: readonly string[] = [..."123456789", ...LETTERS]

const FUNCTION_KEYS: Readonly<Record<string, Command>> = {
  F1: { kind: "call" },
  F2: { kind: "sheet", sheet: "outcome" },
  F3: { kind: "sheet", sheet: "appointment" },
  F4: { kind: "sheet", sheet: "note" },
  F6: { kind: "sheet", sheet: "help" },
  F7: { kind: "sheet", sheet: "jump" },
  F8: { kind: "sheet", sheet: "link" },
  F9: { kind: "say" },
  Escape: { kind: "close" },
}

const PLAIN_KEYS: Readonly<Record<string, Command>> = {
  Enter: { kind: "accept" },
  Backspace: { kind: "back" },
  ArrowLeft: { kind: "back" },
  ArrowRight: { kind: "forward" },
  ArrowUp: { kind: "move", by: -1 },
  ArrowDown: { kind: "move", by: 1 },
  Delete: { kind: "clear" },
  End: { kind: "resume" },
}

/** The answers on offer with their keys. A scale whose codes are digits is rated with those digits. */
export function rowsOf(question: Question, choices: readonly Choice[]): Row[] {
  const names = new Map(question.special.map((name) => [SPECIAL_CODES[name] as string, name]))
  const listed = choices.filter(({ code }) => !names.has(code))
  const scale = listed.length > 0 && listed.every(({ code }) => /^[1-9]$/.test(code))
  let place = 0
  return choices.map((choice) => {
    const special = names.get(choice.code) ?? null
    if (special) return { choice, special, key: SPECIAL_KEYS[special] }
    return { choice, special, key: scale ? choice.code : (LIST_KEYS[place++] ?? null) }
  })
}

/** What a press outside text fields asks for. A key held down gives one answer, not one to each question that follows. */
export function commandOf(press: Press, rows: readonly Row[]): Command | null {
  const anywhere = commandAnywhere(press)
  if (anywhere) return anywhere
  if (press.ctrl || press.alt || press.meta) return null
  const plain = PLAIN_KEYS[press.code === "NumpadEnter" ? "Enter" : press.code]
  if (plain) return press.repeat && plain.kind !== "move" ? null : plain
  if (press.key === "?") return { kind: "sheet", sheet: "keys" }
  const letter = keyOf(press)
  const row = letter === null ? undefined : rows.find(({ key }) => key === letter)
  return row ? { kind: "row", code: row.choice.code } : null
}

/** What works while somebody types, too. */
export function commandAnywhere(press: Press): Command | null {
  if (press.repeat) return null
  if (press.ctrl && !press.alt && !press.meta && press.code === "KeyL") return { kind: "language" }
  if (press.ctrl && !press.alt && !press.meta && /^(Numpad)?Enter$/.test(press.code)) return { kind: "confirm" }
  if (press.ctrl || press.alt || press.meta || press.shift) return null
  return FUNCTION_KEYS[press.code] ?? null
}

/** The letter or digit of a key, whatever the layout writes with it; null for others and for held-down keys. */
export function keyOf(press: Press): string | null {
  if (press.ctrl || press.alt || press.meta || press.shift || press.repeat) return null
  return /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1] ?? /^Key([A-Z])$/.exec(press.code)?.[1] ?? null
}
