// Numbers as people read them. Not every browser knows how Kazakh is written; Russian writes numbers the same way.

const known = new Map<string, Intl.NumberFormat>()

// Making one takes longer than a thousand uses of it, and a board has thousands of numbers.
function formatOf(language: string, style: "decimal" | "percent", most: number, least = 0): Intl.NumberFormat {
  const key = `${language} ${style} ${most} ${least}`
  const made = known.get(key)
  if (made) return made
  const options = { style, maximumFractionDigits: most, minimumFractionDigits: least }
  const format = new Intl.NumberFormat(language === "kk" ? "ru" : language, options)
  known.set(key, format)
  return format
}

/** `9 181` (kk, ru), `9,181` (en). */
export const numberIn = (language: string, n: number, decimals = 0): string =>
  formatOf(language, "decimal", decimals, decimals).format(n)

/** `40,6 %` of a percent value, 0 to 100 and beyond. */
export const percentIn = (language: string, percent: number, decimals = 0): string =>
  formatOf(language, "percent", decimals).format(percent / 100)
