// The languages, without their words: for code that runs in the browser.
export const LOCALES = ["kk", "ru", "en"] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = "kk"
export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale)
