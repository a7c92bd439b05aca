import { attachment } from "@/app/coordinator/wave/[id]/control/file"
import { downloaded } from "../downloaded"

/** The tables of a view as data: figures as they were worked out, never rounded. */
export async function GET(request: Request): Promise<Response> {
  const found = await downloaded(request)
  if (!found) return new Response(null, { status: 404 })
  const { asked, shown, at } = found
  const tables = shown.map(({ items, table, refused }) => ({ items: items.map(({ word }) => word), table, refused }))
  const { id, name } = asked.wave
  const text = JSON.stringify({ wave: { id, name }, at, provisional: true, view: asked.view, tables }, null, 1)
  return attachment(text, `analysis-${id}.json`, "application/json")
}
