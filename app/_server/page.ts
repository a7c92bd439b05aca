// The read path of a page: who asks, may they, as of now. Pages call this themselves; no layout decides access.
import { forbidden, redirect } from "next/navigation"
import { may, type Person, type Thing, type Verb } from "@/lib/permission"
import { currentPerson } from "./auth"

/** The person who may do this, or no return: signed-out people go to the sign-in page, others see the 403 page. */
export async function requirePerson(verb: Verb, thing?: Thing): Promise<Person> {
  const person = await currentPerson()
  if (!person) redirect("/sign-in")
  if (!may(person, verb, thing)) forbidden()
  return person
}
