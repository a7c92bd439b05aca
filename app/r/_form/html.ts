// A view as a whole page, or a step to another one.
import type { ReactElement } from "react"

const HEADERS = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" }

/** Plain HTML without any client runtime. */
export async function html(view: ReactElement, status = 200): Promise<Response> {
  // A static import would be refused in a Route Handler.
  const { renderToStaticMarkup } = await import("react-dom/server")
  return new Response(`<!doctype html>${renderToStaticMarkup(view)}`, { status, headers: HEADERS })
}

/** After a form was taken: the browser asks for `location`, so that reloading sends nothing again. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } })
