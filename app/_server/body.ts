// Reads a request's body without trusting its length header.
import type { IncomingMessage } from "node:http"
import { Problem } from "@/lib/problem"

/** Problems `too_large`, `malformed`. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new Problem("too_large")
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"))
  } catch {
    throw new Problem("malformed")
  }
}
