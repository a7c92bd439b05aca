import { expect, test } from "vitest"
import type { Definition } from "../questionnaire/definition"
import { readStudy } from "./package"
import { fromStored, type StoredStudy } from "./stored"
import { TINY_PACKAGE } from "./tiny-package"

const read = readStudy(TINY_PACKAGE)
if (!read.ok) throw new Error("the tiny package does not load")
const { study } = read

test("a study of today loads as it was read", () => {
  expect(fromStored(JSON.parse(JSON.stringify(study)))).toEqual(JSON.parse(JSON.stringify(study)))
})

test("an older one keeps its callback form and gets the rules that its policy did not know", () => {
  const { verificationForms: _, verificationPolicy, ...older } = study
  const { escalation: _e, risk: _r, repeatSubset: _s, ...policy } = verificationPolicy!
  const callback = { id: "callback" } as Definition
  const stored = { ...older, verification: callback, verificationPolicy: policy } as unknown as StoredStudy
  const loaded = fromStored(stored)
  expect(loaded.verificationForms).toEqual({ callback })
  expect(loaded).not.toHaveProperty("verification")
  expect(loaded.verificationPolicy).toEqual(verificationPolicy)
  expect(fromStored(older as StoredStudy).verificationForms).toEqual({})
})

test("an older one has the one table that its cells make, no dimensions from answers, and the usual time to finish", () => {
  const { dimensions, cells, total } = study.quotas
  const older = { ...study, quotas: { dimensions, cells, total } }
  expect(fromStored(older).quotas).toEqual({
    ...{ dimensions, cells, total, answerDimensions: [], holdMinutes: { phone: 720, online: 120 } },
    tables: [{ dimensions: ["region", "service"], kind: "hard", cells }],
  })
})
