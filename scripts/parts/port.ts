import { createServer } from "node:net"

/** The first port from `from` upwards that nobody listens on, on this host or on all addresses. */
export async function freePort(from: number, host: string): Promise<number> {
  for (let port = from; port < from + 100; port++) if (await isFree(port, host)) return port
  throw new Error(`Ports ${from} to ${from + 99} are all taken. Set PORT to a free one.`)
}

export async function isFree(port: number, host: string): Promise<boolean> {
  for (const address of new Set([host, "::"])) if (await isTaken(port, address)) return false
  return true
}

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer()
    // an address this machine does not have is no obstacle
    probe.on("error", (error: NodeJS.ErrnoException) => answer(["EADDRINUSE", "EACCES"].includes(error.code ?? "")))
    probe.listen({ port, host }, () => probe.close(() => answer(false)))
  })
}
