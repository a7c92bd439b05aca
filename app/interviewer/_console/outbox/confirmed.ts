import { GIVEN } from "@/lib/questionnaire/definition"
import type { Entry } from "./entry"

/** An entry that the server has, as it may stay on the machine: without what is personal data. */
export function confirmed(entry: Entry): Entry {
  const { event, personal } = entry
  return { ...entry, sent: true, event: personal && event.kind === "answered" ? { ...event, value: GIVEN } : event }
}
