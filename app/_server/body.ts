// Reads a request's body without trusting its length header.
import type { IncomingMessage } from "node:http"
import { Problem } from "@/lib/problem"
import { BODY_LIMIT } from "./guard"

/** Problems `too_large`, `malformed`. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const bytes = await bytesOf(request, limit)
  try {
    return JSON.parse(bytes.toString("utf8"))
  } catch {
    throw new Problem("malformed")
  }
}

// What is too much is read to its end and thrown away, so that the refusal is heard; what does not end at all is cut.
// By events: an iterator over the request costs as much as all of its parsing.
function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else if (size > BODY_LIMIT) request.destroy(new Problem("too_large"))
    })
    request.on("end", () => {
      if (size > limit) failed(new Problem("too_large"))
      else done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
    request.on("error", failed)
  })
}
