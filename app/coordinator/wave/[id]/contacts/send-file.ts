// Sends a contact list to its own address: server actions take less.
import type { Refused } from "@/components/ui/refusal"

type Answer<T> = { ok: true; value: T } | Refused

/** With `list`, what the coordinator says of it, it is taken in; without, its columns are told. */
export async function sendFile<T>(waveId: string, file: File, list?: object): Promise<Answer<T>> {
  const body = new FormData()
  body.set("file", file)
  if (list) body.set("list", JSON.stringify(list))
  const answer = await fetch(`/coordinator/wave/${waveId}/contacts/file`, { method: "POST", body })
  // What goes wrong ahead of the route has no more than its code.
  const said = (await answer.json()) as Answer<T>
  return said.ok ? said : { ...NOTHING, ...said }
}

const NOTHING = { params: {}, fields: {} }
