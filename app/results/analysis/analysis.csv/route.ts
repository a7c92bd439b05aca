import { attachment } from "@/app/coordinator/wave/[id]/control/file"
import { tableRows } from "@/components/report/table-rows"
import { csvOf } from "@/lib/report/csv"
import { wordsOf } from "@/lib/report/words"
import { downloaded } from "../downloaded"

/** The tables of a view one below the other, in the reader's language. */
export async function GET(request: Request): Promise<Response> {
  const found = await downloaded(request)
  if (!found) return new Response(null, { status: 404 })
  const { asked, shown, words, settings } = found
  const rows = shown.flatMap(({ items, table }) => {
    const title = items.map(({ label }) => wordsOf(label, words.language)).join(", ")
    return [
      [table ? words.title(table) : title],
      ...(table ? tableRows(table, words, settings) : [["", `<${settings.smallest}`]]),
      [],
    ]
  })
  return attachment(csvOf(rows), `analysis-${asked.wave.id}.csv`, "text/csv")
}
