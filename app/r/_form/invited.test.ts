import fc from "fast-check"
import { beforeAll, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import type { Study } from "@/lib/study/study"
import { isBlank, readInvited } from "./invited"

const studies: Record<string, Study> = {}
beforeAll(async () => {
  for (const name of ["clinic", "public-services"]) {
    const read = await loadStudy(`studies/${name}`)
    if (read.ok) studies[name] = read.study
  }
})

const posted = (fields: Record<string, string>) => (name: string) => (name in fields ? [fields[name]!] : [])
const WHOLE = { received: "yes", region: "kostanay", phone: "8 701 234 56 78", consent: "yes" }

it.each([
  ["all is there", "public-services", WHOLE, {}],
  [
    "nothing",
    "public-services",
    {},
    { received: "answerNeeded", region: "answerNeeded", phone: "phoneWrong", consent: "consentNeeded" },
  ],
  ["an unknown region", "public-services", { ...WHOLE, region: "atlantis" }, { region: "answerNeeded" }],
  ["half a number", "public-services", { ...WHOLE, phone: "8 701" }, { phone: "phoneWrong" }],
  ["no number where none is needed", "clinic", { received: "yes", consent: "yes" }, {}],
  ["half a number all the same", "clinic", { received: "yes", consent: "yes", phone: "12" }, { phone: "phoneWrong" }],
  ["an answer that was not offered", "clinic", { received: "maybe", consent: "yes" }, { received: "answerNeeded" }],
])("%s", (_what, study, fields, faults) => {
  expect(readInvited(studies[study]!, posted(fields)).faults).toEqual(faults)
})

it("reads a number however it is written, and takes nothing that is none", () => {
  expect(readInvited(studies["public-services"]!, posted(WHOLE)).phone).toBe("+77012345678")
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (received, region, phone) => {
      const read = readInvited(studies["public-services"]!, posted({ received, region, phone, consent: "yes" }))
      if (isBlank(read.faults)) expect(read.phone).toMatch(/^\+\d{8,15}$/)
    }),
  )
})
