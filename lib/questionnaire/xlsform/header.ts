const LANGUAGE = /^[a-z]{2,3}$/
const NAMED_LANGUAGE = /\(([a-z]{2,3})\)$/

/** A recognised column: `label::kk` and `label::Қазақша (kk)` both have the key `label::kk`. */
export type Column = Readonly<{ key: string; base: string; language?: string; header: string; index: number }>

/** Reads one header cell. Returns a column, or the reason why it cannot be one. */
export function readHeader(header: string, index: number): Column | { reason: string } {
  const separator = header.indexOf("::")
  if (separator < 0) return { key: header, base: header, header, index }
  const base = header.slice(0, separator).trim()
  const named = header.slice(separator + 2).trim()
  const language = LANGUAGE.test(named) ? named : NAMED_LANGUAGE.exec(named)?.[1]
  if (!language)
    return { reason: `After "::" a language code is expected, as in "${base}::kk" or "${base}::Қазақша (kk)".` }
  return { key: `${base}::${language}`, base, language, header, index }
}
