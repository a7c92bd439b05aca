export type Listed = Readonly<{ name: string; words: string }>

/** Questions with their numbers, only those that are meant: the number typed, or every word of what was typed. */
export function matching(questions: readonly Listed[], typed: string): (Listed & { number: number })[] {
  const numbered = questions.map((question, place) => ({ ...question, number: place + 1 }))
  const wanted = typed.trim().toLowerCase()
  if (/^\d+$/.test(wanted)) return numbered.filter(({ number }) => String(number).startsWith(wanted))
  const parts = wanted.split(/\s+/)
  return numbered.filter(({ words }) => parts.every((part) => words.toLowerCase().includes(part)))
}
