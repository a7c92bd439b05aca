// Live updates as the environment wants them.
import { db } from "../database"
import { env } from "../env"
import { log } from "../log"
import { sessionIdOf } from "../session-id"
import { type Live, openLive } from "./live"

export function liveOf(): Live {
  const { DATABASE_URL, NEXTAUTH_URL, SAUAL_LISTEN_URL } = env()
  return openLive({
    db: db(),
    listenUrl: SAUAL_LISTEN_URL || DATABASE_URL,
    own: NEXTAUTH_URL,
    sessionIdOf,
    warn: (error) => log.warn({ err: error }, "a live update could not be sent"),
  })
}
