import { expect, test } from "vitest"
import { branching } from "./examples/branching"
import { interview } from "./examples/interview"
import { screening } from "./examples/screening"
import { blockOf, nextBlock, nextQuestion, previousBlock, previousQuestion, progress } from "./navigate"

const context = { preloads: {}, today: "2020-10-17" }

test("blocks without questions are not on the path; names off the path lead nowhere", () => {
  const { path } = interview(branching).answer("pet", "no")
  expect(path.blocks.map(({ block }) => block.name)).toEqual(["pets", "end"])
  expect(nextBlock(path, "pets")?.block.name).toBe("end")
  expect(previousBlock(path, "end")?.block.name).toBe("pets")
  expect(blockOf(path, "comment")?.block.name).toBe("end")
  for (const step of [nextBlock, previousBlock]) expect(step(path, "vet")).toBeUndefined()
  for (const step of [nextQuestion, previousQuestion]) expect(step(path, "pet_name")).toBeUndefined()
  expect(previousBlock(path, "pets")).toBeUndefined()
  expect(nextBlock(path, "end")).toBeUndefined()
})

test("progress counts what can be answered; optional questions count once they are passed", () => {
  const { questionnaire } = interview(branching)
  const at = (answers: object) => progress(questionnaire, { ...answers }, context)
  expect(at({})).toEqual({ answered: 0, total: 3, share: 0 })
  expect(at({ pet: "no" })).toEqual({ answered: 1, total: 3, share: 1 / 3 })
  expect(at({ pet: "no", comment: "x" })).toEqual({ answered: 3, total: 3, share: 1 })
  expect(at({ pet: "yes" })).toEqual({ answered: 1, total: 4, share: 1 / 4 })
  expect(progress(interview(screening).questionnaire, { consent: "no" }, context).share).toBe(1)
})
