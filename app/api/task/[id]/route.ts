import { currentPerson } from "@/app/_server/auth"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findOwnTask } from "@/db/queries/tasks"
import { Problem } from "@/lib/problem"
import { taskView } from "@/lib/task"

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const HEADERS = { "Cache-Control": "private, no-store" }

/** How far a task of one's own is (`TaskView`). Another person's is not found. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const person = await currentPerson()
  if (!person) return refusal(new Problem("sign_in_needed"))
  const { id } = await params
  const task = ID.test(id) ? await read(() => findOwnTask(db(), person.id, id)) : null
  if (!task) return refusal(new Problem("not_found"))
  return Response.json(taskView(task, new Date()), { headers: HEADERS })
}

const refusal = ({ code, status }: Problem): Response => Response.json({ code }, { status, headers: HEADERS })
