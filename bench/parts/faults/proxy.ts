// A line that breaks: some requests are cut before they reach the server, as many after it has answered.

import { once } from "node:events"
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

export type BadLine = Readonly<{ url: string; asked: () => number; cut: () => number; close(): void }>

/** `share` of the requests fail, half of them unheard by the server, half after it has done what they ask. */
export async function badLine(target: string, share: number, random: () => number): Promise<BadLine> {
  let asked = 0
  let cut = 0
  const server = createServer((request, response) => {
    asked++
    const luck = random()
    if (luck < share) cut++
    if (luck < share / 2) return request.socket.destroy()
    pass(target, request, response, luck < share)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked: () => asked, cut: () => cut, close: () => void server.close() }
}

function pass(target: string, request: IncomingMessage, response: ServerResponse, isCut: boolean): void {
  const { origin, ...headers } = request.headers
  const own = origin ? { origin: target } : {}
  const onward = ask(
    new URL(request.url ?? "/", target),
    { method: request.method ?? "GET", headers: { ...headers, ...own, host: new URL(target).host } },
    (answer) => {
      if (isCut) {
        answer.resume()
        answer.on("end", () => request.socket.destroy())
        return
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  onward.on("error", () => request.socket.destroy())
  request.pipe(onward)
}
