// A file of a release: it never changes, so whoever has it need not ask again.
import { gzipSync } from "node:zlib"

const FOREVER = "public, max-age=31536000, immutable"

/** `tag` names the content: the same tag is the same bytes. */
export function immutableFile(
  request: Request,
  text: string,
  file: { tag: string; type: string; name: string },
): Response {
  const headers = {
    ETag: `"${file.tag}"`,
    "Cache-Control": FOREVER,
    Vary: "Accept-Encoding",
    "Content-Type": file.type,
    "Content-Disposition": `attachment; filename="${file.name}"`,
  }
  const known = request.headers.get("if-none-match")?.includes(file.tag)
  if (known) return new Response(null, { status: 304, headers })
  if (!/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) return new Response(text, { headers })
  return new Response(gzipSync(text), { headers: { ...headers, "Content-Encoding": "gzip" } })
}
