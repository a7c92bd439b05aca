import { describe, expect, test } from "vitest"
import { checkPolicy } from "./checks"
import { VerificationPolicy } from "./settings"

const question = (name: string, type: string, verify?: 1 | 2 | 3) => ({ name, type, ...(verify && { verify }) })
const definition = {
  blocks: [{ questions: [question("age", "integer", 1), question("wait", "integer"), question("place", "text", 2)] }],
} as never
const at = (path: readonly PropertyKey[], message: string) => ({
  ...{ file: "verification/policy.json", row: 1, column: path.join("."), message },
})

function columnsOf(tolerances: object) {
  const policy = VerificationPolicy.parse({
    ...{ share: 0.15, kinds: { callback: { share: 1, deadlineDays: 7 } }, firstWeek: { days: 7, checks: 3 } },
    ...{ minimumItems: 2, ratingTolerance: 1, limits: { "1": 0.05, "2": 0.1, "3": 0.25 }, unreachableLimit: 0.3 },
    tolerances,
  })
  return checkPolicy(policy, definition, at).map(({ column }) => column)
}

describe("a tolerance", () => {
  test.each([
    ["of a number that is asked again", { age: { abs: 1 } }, []],
    ["in percent", { age: { percent: 5 } }, []],
    ["of a number that is not", { wait: { abs: 5 } }, ["tolerances.wait"]],
    ["of words", { place: { abs: 1 } }, ["tolerances.place"]],
    ["of nothing there is", { agee: { abs: 1 } }, ["tolerances.agee"]],
  ])("%s", (_, tolerances, columns) => expect(columnsOf(tolerances)).toEqual(columns))

  test.each([[{ age: { abs: -1 } }], [{ age: { abs: 1, percent: 5 } }], [{ age: {} }]])(
    "cannot be %j",
    (tolerances) => {
      expect(() => columnsOf(tolerances)).toThrow("tolerances")
    },
  )
})
