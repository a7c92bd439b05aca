// The page after leaving: the way back, here and on another device.
import { resumeCodeOf, shownCode } from "@/adapters/vault/resume-code"
import { db, vault } from "@/app/_server/database"
import { env } from "@/app/_server/env"
import { transact } from "@/db/client"
import { keepResumeCode } from "@/db/queries/resume"
import type { Locale } from "@/messages"
import { LeftPage } from "../_views/left"
import { html } from "./html"
import type { Opened } from "./open-link"
import { outboxName } from "./outbox-name"

type Running = Extract<Opened, { kind: "running" }>

/** The code is worked out anew each time; only its hash is kept, from the first time it is shown. */
export async function showLeft({ token, instrument, interview }: Running, locale: Locale): Promise<Response> {
  const { code, hash } = resumeCodeOf(vault(), interview.id)
  if (interview.resumeCode !== hash) await transact(db(), (tx) => keepResumeCode(tx, interview.id, hash))
  const at = (path: string) => new URL(path, env().NEXTAUTH_URL).href
  const resume = { address: at("/r/resume"), code: shownCode(code) }
  const own = { token, address: at(`/r/${token}`), outbox: outboxName(token) }
  return html(<LeftPage study={instrument.study} resume={resume} {...own} locale={locale} />)
}
