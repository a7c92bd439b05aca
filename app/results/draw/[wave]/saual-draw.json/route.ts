import { notFound } from "next/navigation"
import { readDrawBundle } from "@/db/queries/draw-bundle"
import { type DrawParams, loadDraw } from "../load"

/** The published draw as `npm run draw -- verify` takes it. Not there while the seed is sealed. */
export async function GET(_request: Request, { params }: DrawParams): Promise<Response> {
  const bundle = await loadDraw(params, readDrawBundle)
  if (bundle.seed === null) notFound()
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Disposition": 'attachment; filename="saual-draw.json"',
    // Findings of the last checks can still add to it.
    "Cache-Control": "no-cache",
  }
  return new Response(`${JSON.stringify(bundle, null, 2)}\n`, { headers })
}
