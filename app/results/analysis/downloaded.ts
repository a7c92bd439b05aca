// The view of a file's address: the same as the page's, for the same people.
import { requirePerson } from "@/app/_server/page"
import { figuresFor } from "./figures"
import { loadAsked } from "./load"
import { printing } from "./printing"

/** Null where there is nothing to show. */
export async function downloaded(request: Request) {
  const person = await requirePerson("tally.read")
  const asked = await loadAsked(person, new URL(request.url).searchParams)
  if (!asked) return null
  const { at, shown } = await figuresFor(asked)
  return shown.length > 0 ? { asked, at, shown, ...(await printing(asked)) } : null
}
