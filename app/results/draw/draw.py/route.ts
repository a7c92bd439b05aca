import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** The program that outsiders check a published draw with. */
export async function GET(): Promise<Response> {
  const headers = {
    "Content-Type": "text/x-python; charset=utf-8",
    "Content-Disposition": 'attachment; filename="draw.py"',
  }
  return new Response(await readFile(join(process.cwd(), "docs/draw/draw.py"), "utf8"), { headers })
}
