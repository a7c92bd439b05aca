"use client"
import { useEffect } from "react"
import { casePath, forgetPage, isKept, keepPage } from "../../_offline/pages"
import { registerWorker } from "../../_offline/register"
import type { CaseFile } from "../case-file"
import { onMoments } from "./browser"

/** Keeps this case's page, so that it opens again without a network while the case is worked on. */
export function useKeptPage({ person, caseId }: CaseFile, working: boolean, done: boolean): void {
  const path = casePath(caseId)
  useEffect(() => {
    if (!working) return
    void registerWorker()
    // A session that ended and began again has taken the page with it.
    const look = async () => (await isKept(person.id, path)) || keepPage(person.id, path)
    void keepPage(person.id, path)
    return onMoments(() => void look())
  }, [working, person.id, path])
  useEffect(() => {
    if (done) void forgetPage(person.id, path)
  }, [done, person.id, path])
}
