import { expect, it } from "vitest"
import type { KeptErrand } from "./entry"
import { type ErrandReply, runnerOf } from "./errands"
import { memoryStore } from "./memory-store"

const outcome = (n: number): KeptErrand => ({
  id: `e${n}`,
  caseId: `c${n}`,
  interviewId: null,
  at: `2026-11-22T10:00:0${n}.000Z`,
  call: null,
  errand: { kind: "outcome", code: "no_answer", note: "", language: null },
})

function world(replies: readonly ErrandReply[], drained: readonly boolean[] = []) {
  const store = memoryStore()
  const asked: string[] = []
  const left = [...replies]
  const drains = [...drained]
  const runner = runnerOf({
    store,
    post: async ({ id }) => {
      asked.push(id)
      return left.shift() ?? { kind: "done", run: null }
    },
    drain: async () => drains.shift() ?? true,
    exclusively: (work) => work(),
    pause: async () => undefined,
  })
  const settled = () =>
    new Promise<void>((done) => {
      const look = () => runner.state().waiting.length === 0 && done()
      runner.subscribe(look)
      look()
    })
  return { store, asked, runner, settled }
}

it("asks again until the server has done it, in the order of the deeds", async () => {
  const { asked, runner, settled, store } = world([{ kind: "unreachable" }, { kind: "signed_out" }])
  await store.putErrand(outcome(2))
  await runner.put(outcome(1))
  await settled()
  expect(asked).toEqual(["e1", "e1", "e1", "e2"])
  expect(await store.errands()).toEqual([])
})

it("keeps what was refused with its reason and goes on with the rest", async () => {
  const { runner, settled, store } = world([{ kind: "refused", code: "case_not_yours" }])
  await store.putErrand(outcome(1))
  await runner.put(outcome(2))
  await settled()
  expect((await store.errands()).map(({ id, refused }) => [id, refused])).toEqual([["e1", "case_not_yours"]])
  await runner.dismiss()
  expect(await store.errands()).toEqual([])
})

it("sends the answers of the interview before its end, and forgets the case after it", async () => {
  const { asked, runner, settled, store } = world([], [false, true])
  const running = {
    asOf: "",
    id: "i",
    language: "kk",
    answers: {},
    lastSeq: -1,
    context: { preloads: {}, today: "" },
    closed: false,
  }
  await store.keepCase({ caseId: "c1", asOf: "", running, call: null })
  await runner.put({ ...outcome(1), interviewId: "i", errand: { kind: "finish", interviewId: "i" } })
  await settled()
  expect(asked).toEqual(["e1"])
  expect(await store.keptCase("c1")).toBeNull()
})
