import { z } from "zod"
import { refused } from "@/app/_server/action"
import { currentPerson } from "@/app/_server/auth"
import { db, vault } from "@/app/_server/database"
import { LIST_LIMIT } from "@/app/_server/guard"
import { startTask } from "@/app/_server/tasks"
import { read, transact } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { beginList } from "@/db/queries/lists"
import { findWave } from "@/db/queries/waves"
import { may, type Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { guessMapping, letterOf, lettersOf } from "@/lib/sample/headers"
import { attributesOf, knownCodesOf, neededFields } from "@/lib/sample/known-codes"
import type { WaveParams } from "../../load"
import { IMPORT_TASK } from "../kind"
import { readListFile } from "../read-file"
import { ListFile, type ListWanted, listWantedWith, type Preview, type Started } from "../schema"
import { takeListIn } from "../take-in"

const SAMPLES = 3

/**
 * A contact list as a form: `file` alone is answered with its columns, with `list` (a `ListWanted`) it is taken in by a
 * task. The file stays with whoever sends it until its rows are sealed.
 */
export async function POST(request: Request, { params }: WaveParams): Promise<Response> {
  try {
    const person = await currentPerson()
    if (!person) throw new Problem("sign_in_needed")
    if (!may(person, "contact.import")) throw new Problem("not_allowed")
    const loaded = await waveOf((await params).id)
    const form = await formOf(request)
    const bytes = await bytesOf(form.get("file"))
    const said = form.get("list")
    const value = typeof said === "string" ? await start(person, loaded, bytes, said) : await preview(loaded, bytes)
    return Response.json({ ok: true, value })
  } catch (error) {
    const refusal = refused(error)
    return Response.json(refusal, { status: error instanceof Problem ? error.status : 500 })
  }
}

type Loaded = Awaited<ReturnType<typeof waveOf>>

async function waveOf(id: string) {
  if (!z.uuid().safeParse(id).success) throw new Problem("not_found")
  const wave = await read(() => findWave(db(), id))
  const { study } = await read(() => findInstrument(db(), wave.instrumentId))
  return { wave, study }
}

async function preview({ study }: Loaded, bytes: Uint8Array): Promise<Preview> {
  const [header, ...rows] = await readListFile(bytes, SAMPLES)
  const width = Math.max(...[header, ...rows].map(({ cells }) => cells.length))
  const headers = Array.from({ length: width }, (_, at) => header.cells[at] ?? "")
  const fields = guessMapping(headers, attributesOf(study))
  const columns = headers.map((name, at) => ({
    ...{ letter: letterOf(at), header: name, field: fields[at] ?? "" },
    samples: rows.map(({ cells }) => cells[at] ?? ""),
  }))
  return { columns }
}

async function start(person: Person, { wave, study }: Loaded, bytes: Uint8Array, said: string): Promise<Started> {
  const { mapping, name, reference, requestId } = wantedOf(said, study)
  const [, ...rows] = await readListFile(bytes)
  const fresh = {
    ...{ waveId: wave.id, name, reference: reference || null, requestId: requestId || null },
    mapping: lettersOf(mapping),
  }
  const id = await transact(db(), (tx) => beginList(tx, person, fresh))
  const list = { id, reference: reference || null, mapping, wave, study }
  const taskId = await startTask(IMPORT_TASK, { person, waveId: wave.id }, async (progress) => {
    const doing = { db: db(), vault: vault(), person, random: Math.random }
    return { list: id, ...(await takeListIn(doing, list, rows, progress)) }
  })
  return { taskId }
}

function wantedOf(said: string, study: Loaded["study"]): ListWanted {
  const schema = listWantedWith(neededFields(knownCodesOf(study, null)))
  const result = schema.safeParse(jsonOf(said))
  if (result.success) return result.data
  const fields = Object.fromEntries(result.error.issues.map(({ path, message }) => [String(path[0]), message]))
  throw new Problem("bad_input", {}, fields)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem("malformed")
  }
}

// The length header may be missing: what comes in is counted.
async function formOf(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? ""
  if (!request.body || !type.startsWith("multipart/form-data")) throw new Problem("malformed")
  let size = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.length
        if (size > LIST_LIMIT) controller.error(new Problem("too_large"))
        else controller.enqueue(chunk)
      },
    }),
  )
  try {
    return await new Response(counted, { headers: { "content-type": type } }).formData()
  } catch {
    throw new Problem(size > LIST_LIMIT ? "too_large" : "malformed")
  }
}

async function bytesOf(part: FormDataEntryValue | null): Promise<Uint8Array> {
  const file = ListFile.safeParse(part)
  if (!file.success) throw new Problem("bad_input", {}, { file: file.error.issues[0]?.message ?? "no_file" })
  return new Uint8Array(await file.data.arrayBuffer())
}
