// Numbers as people read them. Not every browser knows how Kazakh is written; Russian writes numbers the same way.

const formatOf = (language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat(language === "kk" ? "ru" : language, options)

/** `9 181` (kk, ru), `9,181` (en). */
export const numberIn = (language: string, n: number, decimals = 0): string =>
  formatOf(language, { maximumFractionDigits: decimals, minimumFractionDigits: decimals }).format(n)

/** `40,6 %` of a percent value, 0 to 100 and beyond. */
export const percentIn = (language: string, percent: number, decimals = 0): string =>
  formatOf(language, { style: "percent", maximumFractionDigits: decimals }).format(percent / 100)
