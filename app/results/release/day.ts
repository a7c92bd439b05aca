// Days as they are written in each language; not every runtime knows Kazakh months.
const MONTHS = {
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
} as const

/** `2020-12-18` as "2020 жылғы 18 желтоқсан", "18 декабря 2020 г.", "18 December 2020". */
export function dayIn(language: string, day: string): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number)
  if (language === "kk") return `${year} жылғы ${date} ${MONTHS.kk[month - 1]}`
  if (language === "ru") return `${date} ${MONTHS.ru[month - 1]} ${year} г.`
  return `${date} ${MONTHS.en[month - 1]} ${year}`
}
