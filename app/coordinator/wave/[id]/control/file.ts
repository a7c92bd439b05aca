/** A file to keep; it is of this moment and of this reader, so nobody caches it. */
export const attachment = (text: string, name: string, type: string): Response =>
  new Response(text, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  })
