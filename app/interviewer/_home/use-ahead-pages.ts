"use client"
import { useEffect, useState } from "react"
import { useStore } from "../_console/hooks/use-store"
import { casePath, forgetOldFiles, isKept, keepPage } from "../_offline/pages"
import { registerWorker } from "../_offline/register"
import type { AheadLine } from "./load-day"

/** Whether a case taken ahead opens without a network; `done`: worked here already, waiting to be sent. */
export type PageState = "none" | "kept" | "done"

const HOME = "/interviewer"

/** Keeps the pages of cases taken ahead, and this one with their list. */
export function useAheadPages(personId: string, cases: readonly AheadLine[]): Readonly<Record<string, PageState>> {
  const store = useStore(personId)?.store
  const [pages, setPages] = useState<Readonly<Record<string, PageState>>>({})
  const ids = cases.map((one) => one.caseId).join(" ")
  useEffect(() => {
    if (!store) return
    let gone = false
    const say = (id: string, state: PageState) => !gone && setPages((all) => ({ ...all, [id]: state }))
    const look = async () => {
      await registerWorker()
      const done = new Set((await store.errands()).filter(isOver).map(({ caseId }) => caseId))
      for (const id of ids === "" ? [] : ids.split(" ")) {
        if (done.has(id)) say(id, "done")
        else if ((await isKept(personId, casePath(id))) || (await keepPage(personId, casePath(id)))) say(id, "kept")
      }
      if (ids !== "" && navigator.onLine) await keepPage(personId, HOME)
      await forgetOldFiles(personId)
    }
    void look()
    return () => {
      gone = true
    }
  }, [store, personId, ids])
  return pages
}

const isOver = ({ errand, refused }: { errand: { kind: string }; refused?: string }): boolean =>
  refused === undefined && errand.kind !== "call" && errand.kind !== "begin"
