import { redirect } from "next/navigation"
import { currentPerson } from "@/app/_server/auth"
import { homeOf } from "@/lib/permission"

export default async function Home() {
  const person = await currentPerson()
  redirect(person ? homeOf(person.role) : "/sign-in")
}
