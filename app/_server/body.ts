// Reads a request's body without trusting its length header.
import type { IncomingMessage } from "node:http"
import { Problem } from "@/lib/problem"

/** Problems `too_large`, `malformed`. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const bytes = await bytesOf(request, limit)
  try {
    return JSON.parse(bytes.toString("utf8"))
  } catch {
    throw new Problem("malformed")
  }
}

// By events: an iterator over the request costs as much as all of its parsing.
function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return chunks.push(chunk)
      failed(new Problem("too_large"))
      request.destroy()
    })
    request.on("end", () => done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.on("error", failed)
  })
}
