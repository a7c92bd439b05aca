import { once } from "node:events"
import { createServer, type Server } from "node:net"
import { afterEach, expect, it } from "vitest"
import { freePort, isFree } from "./port"

let listener: Server | undefined

afterEach(() => listener?.close())

it.each(["127.0.0.1", "::"])("passes over a port that somebody listens on at %s", async (address) => {
  const port = await listen(address)
  expect(await isFree(port, "127.0.0.1")).toBe(false)
  expect(await freePort(port, "127.0.0.1")).toBeGreaterThan(port)
})

it("takes the wanted port when it is free", async () => {
  const port = await listen("127.0.0.1")
  listener?.close()
  await once(listener!, "close")
  expect(await freePort(port, "127.0.0.1")).toBe(port)
})

async function listen(host: string): Promise<number> {
  listener = createServer().listen(0, host)
  await once(listener, "listening")
  return (listener.address() as { port: number }).port
}
