import { describe, expect, it } from "vitest"
import { formsByGet } from "./forms"
import { impure, wrongImports } from "./imports"
import { leftovers } from "./leftovers"
import { deadLinks, wrongPlaces } from "./readme"
import { sizes, tooLong } from "./size"

const file = (path: string, text: string) => [{ path, text }]
const lines = (count: number) => "x\n".repeat(count)

describe("file size", () => {
  it.each([
    ["a.ts", 300, 0],
    ["a.ts", 301, 1],
    ["db/migrations/0001.ts", 999, 0],
  ])("%s with %i lines: %i faults", (path, count, faults) => {
    expect(tooLong(file(path, lines(count)))).toHaveLength(faults)
  })

  it("prints the distribution", () => {
    const files = [10, 20, 30, 40].flatMap((count) => file(`${count}.ts`, lines(count)))
    expect(sizes(files)).toBe("4 code files: median 20 lines, 95th percentile 40, largest 40")
  })
})

describe("leftovers", () => {
  it.each([
    ["lib/a.ts", `// ${"TO"}${"DO"} later`, 1],
    ["lib/a.test.ts", `it.${"only"}("works")`, 1],
    ["e2e/a.spec.ts", `test.describe.${"skip"}("works")`, 1],
    ["lib/a.ts", "list.skip(1)", 0],
    ["lib/a.test.ts", "it.skipIf(!linux)('works')", 0],
  ])("%s: %s", (path, text, faults) => {
    expect(leftovers(file(path, text))).toHaveLength(faults)
  })
})

describe("forms", () => {
  it.each([
    ["<form onSubmit={save} noValidate>", 1],
    ['<form\n  key="a"\n  onSubmit={save}\n>', 1],
    ['<form method="post" onSubmit={save}>', 0],
    ["<form action={save} onSubmit={look}>", 0],
    ['<form className="filters">', 0],
  ])("%s: %i faults", (text, faults) => {
    expect(formsByGet(file("app/a.tsx", text))).toHaveLength(faults)
  })
})

describe("layers", () => {
  it.each([
    ["lib/quota/cells.ts", 'import { z } from "zod"', 0],
    ["lib/quota/cells.ts", 'import { path } from "../questionnaire/path"', 0],
    ["lib/quota/cells.ts", 'import { Pool } from "pg"', 1],
    ["lib/quota/cells.ts", 'import type { Tx } from "@/db/client"', 1],
    ["lib/quota/cells.ts", 'import { tx } from "../../db/client"', 1],
    ["lib/quota/cells.ts", 'import { readFileSync } from "node:fs"', 1],
    ["lib/quota/cells.ts", '// import { readFileSync } from "node:fs"', 0],
    ["lib/quota/cells.test.ts", 'import { readFileSync } from "node:fs"', 0],
    ["components/ui/button.tsx", 'import { db } from "@/db/client"', 1],
    ["components/ui/button.tsx", 'import { Slot } from "radix-ui"', 0],
    ["app/admin/page.tsx", 'import { sql } from "drizzle-orm"', 1],
    ["app/admin/page.tsx", 'import { listPeople } from "@/db/queries/people"', 0],
    ["db/client.ts", 'import { headers } from "next/headers"', 1],
    ["db/client.ts", 'const { headers } = await import("next/headers")', 1],
  ])("%s with %s: %i faults", (path, text, faults) => {
    expect(wrongImports(file(path, text))).toHaveLength(faults)
  })

  it.each([
    ["const now = Date.now()", 1],
    ["const now = new Date()", 1],
    ["const then = new Date(at)", 0],
    ["/* Math.random() would do */ const x = draw()", 0],
    ["const x = Math.random()", 1],
  ])("purity of lib: %s", (text, faults) => {
    expect(impure(file("lib/a.ts", text))).toHaveLength(faults)
  })
})

describe("README", () => {
  const exists = (path: string) => path === "lib/quota" || path === "docs/a.png"

  it.each([
    ["## Where is ...?\n| what | where |\n| quotas | `lib/quota/` |\n## Next\n| x | `lib/none` |", 0],
    ["## Where is ...?\n| quotas | `lib/none` |", 1],
    ["# Saual", 1],
  ])("places: %s", (text, faults) => {
    expect(wrongPlaces(text, exists)).toHaveLength(faults)
  })

  it.each([
    ["[a](docs/a.png)", 0],
    ["![a](docs/b.png)", 1],
    ["[a](https://example.org/x) [b](#here)", 0],
  ])("links: %s", (text, faults) => {
    expect(deadLinks(file("README.md", text), exists)).toHaveLength(faults)
  })
})
