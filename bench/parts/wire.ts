// HTTP as an old phone speaks it: gzip, and bytes counted as they come.
import { type IncomingMessage, request } from "node:http"
import { gunzipSync } from "node:zlib"

export type Fetched = Readonly<{ status: number; location: string | undefined; bytes: number; text: string }>

/** GET, or POST of a form. */
export async function overTheWire(url: string, form?: URLSearchParams): Promise<Fetched> {
  const answer = await ask(url, form)
  const chunks: Buffer[] = []
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const text = (answer.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString("utf8")
  return { status: answer.statusCode ?? 0, location: answer.headers.location, bytes: body.length, text }
}

function ask(url: string, form?: URLSearchParams): Promise<IncomingMessage> {
  const headers = { "accept-encoding": "gzip", ...(form && { "content-type": "application/x-www-form-urlencoded" }) }
  return new Promise((answered, failed) => {
    const asking = request(url, { method: form ? "POST" : "GET", headers }, answered)
    asking.on("error", failed)
    asking.end(form?.toString())
  })
}
