import { describe, expect, it } from "vitest"
import { LOCALES, type Locale, messagesOf } from "./index"

const flat = (tree: object, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value as object, `${path}${key}.`),
  )

const names = (message: string): string[] => [...message.matchAll(/\{(\w+)/g)].map((m) => m[1] ?? "").sort()
const argumentsOf = (message: string): string[] => [
  ...new Set(names(message.replace(/(one|few|many|other|=\d+) \{[^{}]*\}/g, ""))),
]

describe.each(LOCALES.filter((locale) => locale !== "en"))("words in %s", (locale: Locale) => {
  const english = new Map(flat(messagesOf("en")))
  const words = new Map(flat(messagesOf(locale)))

  it("has the same keys as English", () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it("has no empty message", () => {
    expect([...words].filter(([, message]) => message.trim() === "").map(([key]) => key)).toEqual([])
  })

  it("uses the same arguments as English", () => {
    const differing = [...words].filter(
      ([key, message]) => argumentsOf(message).join() !== argumentsOf(english.get(key) ?? "").join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })
})
