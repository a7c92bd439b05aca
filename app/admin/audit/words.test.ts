import { readdirSync, readFileSync } from "node:fs"
import { createTranslator } from "next-intl"
import { describe, expect, it } from "vitest"
import { LOCALES, messagesOf } from "@/messages"
import { detailWords, thingWords, verbWords } from "./words"

const words = (locale: (typeof LOCALES)[number]) => createTranslator({ locale, messages: messagesOf(locale) }) as never

/** Verbs as the queries write them; `interview.${…}` stands for how an interview ends. */
function writtenVerbs(): string[] {
  const folder = new URL("../../../db/queries/", import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  const text = files.map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n")
  const calls = [...text.matchAll(/await record\(([^{]*?),\s*\{/g)].map((match) => match[1] ?? "")
  return calls.flatMap((call) => [...call.matchAll(/"([a-z]+\.[a-z_]+)"/g)].map((match) => match[1] ?? ""))
}

describe.each(LOCALES)("audit lines in %s", (locale) => {
  it("have words for every verb that is written", () => {
    const verbs = [...writtenVerbs(), "interview.complete", "interview.screened_out"]
    expect(verbs.length).toBeGreaterThan(10)
    expect(verbs.filter((verb) => verbWords(words(locale), verb) === verb)).toEqual([])
  })

  it("have words for details", () => {
    const [outcome] = detailWords(words(locale), { code: "refusal" })
    expect(outcome?.name).not.toBe("code")
    expect(outcome?.value).not.toBe("refusal")
  })
})

it("show a line of unknown kind as it stands", () => {
  const t = words("en")
  expect(verbWords(t, "thing.done")).toBe("thing.done")
  expect(thingWords(t, "thing", "01a2-7f3a91c2", new Map())).toBe("thing 7F3A-91C2")
  expect(detailWords(t, { unheard: ["a", "b"] })).toEqual([{ name: "unheard", value: "a, b" }])
})
