// An interviewer's line to a server that may die: everything is sent again, as it was, until there is an answer.
import { readFileSync } from "node:fs"
import { encode } from "next-auth/jwt"
import { inRoot } from "@/scripts/parts/root"

export type Line = Readonly<{
  /** Stores events; the ids that are acknowledged. */
  send(interviewId: string, events: readonly object[]): Promise<readonly string[]>
  /** Does an errand; the refusal's code, or `done`. */
  errand(request: object): Promise<string>
  /** The next case; null when there is nobody to call. */
  takeNext(): Promise<string | null>
}>

type Caller = Readonly<{ personId: string; sessionId: string; secret: string }>

/** `whole` gives the server's address when it is there again. */
export async function lineOf({ personId, sessionId, secret }: Caller, whole: () => Promise<string>): Promise<Line> {
  const token = await encode({ token: { sub: personId, sessionId }, secret, maxAge: 3_600 })
  const take = actionNamed("app/interviewer/actions.ts", "takeNext")

  async function ask(path: string, body: string, headers: Record<string, string>): Promise<string> {
    for (;;) {
      const url = await whole()
      try {
        const own = { cookie: `next-auth.session-token=${token}`, origin: url, "x-saual-person": personId }
        const answer = await fetch(`${url}${path}`, { method: "POST", body, headers: { ...own, ...headers } })
        const text = await answer.text()
        if (answer.ok) return text
        // What is refused for good is a fault of the room; a server that goes down may say 5xx with its last breath.
        if (answer.status < 500) throw new Refused(`${path} ${answer.status}: ${text.slice(0, 200)}`)
      } catch (error) {
        if (error instanceof Refused) throw error
      }
    }
  }
  const json = { "content-type": "application/json" }
  return {
    async send(interviewId, events) {
      const text = await ask(`/interviewer/events/${interviewId}`, JSON.stringify({ events }), json)
      return (JSON.parse(text) as { stored: string[] }).stored
    },
    async errand(request) {
      const answer = JSON.parse(await ask("/interviewer/errands", JSON.stringify(request), json))
      return answer.ok ? "done" : String(answer.code)
    },
    async takeNext() {
      const headers = { "next-action": take, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" }
      const text = await ask("/interviewer", "[]", headers)
      const [, taken] = /\{"ok":true,"value":"([0-9a-f-]{36})"\}/.exec(text) ?? []
      if (taken) return taken
      if (text.includes('"nothing_to_call"')) return null
      throw new Error(`no case and no reason: ${text.slice(-300)}`)
    },
  }
}

class Refused extends Error {}

/** The id by which a page's action is called, as the build wrote it down. */
function actionNamed(filename: string, exportedName: string): string {
  const manifest = JSON.parse(readFileSync(inRoot(".next/server/server-reference-manifest.json"), "utf8"))
  const actions = Object.entries(manifest.node as Record<string, { filename: string; exportedName: string }>)
  const found = actions.find(([, action]) => action.filename === filename && action.exportedName === exportedName)
  if (!found) throw new Error(`the build has no ${exportedName} of ${filename}`)
  return found[0]
}
