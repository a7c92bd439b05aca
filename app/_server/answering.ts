// Next answers 500 whenever a page throws. A Problem thrown while a page is made names the status that is right.
import { AsyncLocalStorage } from "node:async_hooks"
import type { ServerResponse } from "node:http"
import { Problem } from "@/lib/problem"

type Answering = { status?: number }

// One storage for the server and for the pages that Next bundles apart.
const shared = globalThis as { saualAnswering?: AsyncLocalStorage<Answering> }
shared.saualAnswering ??= new AsyncLocalStorage()
const storage = shared.saualAnswering

/** Runs Next's handler so that the status of a Problem thrown within reaches the response. */
export function withProblemStatus(response: ServerResponse, handle: () => Promise<void>): Promise<void> {
  const answering: Answering = {}
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(status === 500 ? (answering.status ?? status) : status, ...rest)) as typeof response.writeHead
  return storage.run(answering, handle)
}

/** Notes the status of a Problem on its way out. */
export async function answeringAs<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const answering = storage.getStore()
    if (answering && error instanceof Problem) answering.status = error.status
    throw error
  }
}
