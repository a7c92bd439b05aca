// What a page may follow. A new topic is one entry here and one in db/notify.ts.
import type { Tx } from "@/db/client"
import type { Topic } from "@/db/notify"
import { isObserving } from "@/db/queries/observations"
import { may, type Person } from "@/lib/permission"

type Followed = Readonly<{
  /** May this person follow what the key names? Asked when a stream opens and again before every push. */
  may: (tx: Tx, person: Person, key: string) => Promise<boolean> | boolean
}>

type Name = Exclude<Topic["topic"], "session">

const FOLLOWED: Readonly<Record<Name, Followed>> = {
  screen: { may: (tx, person, key) => may(person, "interview.observe") && isObserving(tx, person.id, key) },
  observation: { may: (_tx, person, key) => may(person, "interview.observe") && person.id === key },
  board: { may: (_tx, person) => may(person, "progress.read") },
  task: { may: (_tx, person, key) => person.id === key },
  letters: { may: (_tx, person) => may(person, "mailing.run") },
  floor: { may: (_tx, person, key) => may(person, "team.read", { teamId: key }) },
}

/** A topic as pages name it, `screen:<interview>`; undefined for what nobody follows. */
export function addressOf(topic: Topic): string | undefined {
  switch (topic.topic) {
    case "screen":
      return `screen:${topic.interviewId}`
    case "observation":
      return `observation:${topic.personId}`
    case "board":
      return `board:${topic.waveId}`
    case "floor":
      return `floor:${topic.teamId}`
    case "letters":
      return `letters:${topic.waveId}`
    case "task":
      return `task:${topic.personId}`
    case "session":
      return undefined
  }
}

const FORM = /^([a-z]+):([0-9a-f-]{36})$/
const AT_MOST = 8

/** The topics a page asks for, comma between; undefined when one is no topic of ours, or none or too many are named. */
export function addressesIn(wanted: string | null): string[] | undefined {
  const addresses = [...new Set((wanted ?? "").split(","))]
  const known = addresses.every((address) => Object.hasOwn(FOLLOWED, FORM.exec(address)?.[1] ?? ""))
  return known && addresses.length <= AT_MOST ? addresses : undefined
}

export async function mayFollow(tx: Tx, person: Person, address: string): Promise<boolean> {
  const [, name = "", key = ""] = FORM.exec(address) ?? []
  return FOLLOWED[name as Name].may(tx, person, key)
}
