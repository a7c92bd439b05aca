// A file of a release: it never changes, so whoever has it need not ask again.
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
    "Content-Type": file.type,
    "Content-Disposition": `attachment; filename="${file.name}"`,
  }
  const known = request.headers.get("if-none-match")?.includes(file.tag)
  return known ? new Response(null, { status: 304, headers }) : new Response(text, { headers })
}
