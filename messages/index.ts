// Every word of the interface, equal in three languages. English gives the type; the others must have its keys.
import { en } from "./en"
import { kk } from "./kk"
import type { Locale } from "./locales"
import { ru } from "./ru"

type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
export type Messages = Words<typeof en>

export * from "./locales"

const ALL: Readonly<Record<Locale, Messages>> = { kk, ru, en }

export const messagesOf = (locale: Locale): Messages => ALL[locale]
