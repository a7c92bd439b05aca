// Every word of the interface, equal in three languages. English gives the type; the others must have its keys.
import { en } from "./en"
import { kk } from "./kk"
import { ru } from "./ru"

type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
export type Messages = Words<typeof en>

export const LOCALES = ["kk", "ru", "en"] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = "kk"

const ALL: Readonly<Record<Locale, Messages>> = { kk, ru, en }

export const messagesOf = (locale: Locale): Messages => ALL[locale]
export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale)
