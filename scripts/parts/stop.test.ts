import { expect, it } from "vitest"
import type { Serving } from "./serve"
import { untilStopped } from "./stop"

it("closes what was opened, last first, and says so when the server ends by itself", async () => {
  const closed: string[] = []
  const note = (what: string) => async () => void closed.push(what)
  const work = untilStopped(async (closing) => {
    closing.push(note("database"))
    return serving({ exited: Promise.resolve(3), stop: note("server") })
  })
  await expect(work).rejects.toThrow("The server ended by itself (3).")
  expect(closed).toEqual(["server", "database"])
})

it("stops when asked, even while still starting", async () => {
  const closed: string[] = []
  const work = untilStopped(async (closing) => {
    closing.push(async () => void closed.push("database"))
    process.emit("SIGTERM")
    return new Promise<Serving>(() => undefined)
  })
  await work
  expect(closed).toEqual(["database"])
})

it("closes the rest when one thing fails to close", async () => {
  const closed: string[] = []
  const work = untilStopped(async (closing) => {
    closing.push(async () => void closed.push("database"))
    closing.push(() => Promise.reject(new Error("stuck")))
    throw new Error("no build")
  })
  await expect(work).rejects.toMatchObject({ errors: [new Error("no build"), new Error("stuck")] })
  expect(closed).toEqual(["database"])
})

const serving = (parts: Partial<Serving>): Serving => ({
  url: "http://127.0.0.1",
  exited: new Promise(() => undefined),
  stop: async () => undefined,
  kill: async () => undefined,
  ...parts,
})
