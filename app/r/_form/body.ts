// Reads a posted form without trusting its length header; urlencoded and multipart alike.
import { BODY_LIMIT, EVENTS_LIMIT } from "@/app/_server/guard"
import { Problem } from "@/lib/problem"

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Problems `malformed`, `too_large`. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? ""
  if (!FORM.test(type) || !request.body) throw new Problem("malformed")
  const body = await readAll(request.body)
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData()
  } catch {
    throw new Problem("malformed")
  }
}

// What is too much is read to its end and thrown away: a connection cut short would show the browser's own error page
// instead of ours. What does not end at all is cut.
async function readAll(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = stream.getReader()
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    size += value?.length ?? 0
    if (value && size <= EVENTS_LIMIT) chunks.push(new Uint8Array(value))
    if (size <= BODY_LIMIT) continue
    await reader.cancel()
    break
  }
  if (size > EVENTS_LIMIT) throw new Problem("too_large")
  return new Blob(chunks)
}
