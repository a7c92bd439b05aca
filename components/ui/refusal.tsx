"use client"
import { useTranslations } from "next-intl"
import type { ProblemParams } from "@/lib/problem"
import { Notice } from "./notice"

export type Refused = Readonly<{
  ok: false
  code: string
  params: ProblemParams
  fields: Readonly<Record<string, string>>
}>

/** Why an action was refused, in place; nothing is shown while `of` is null. `words` say a code better here. */
export function Refusal({ of, words = {} }: { of: Refused | null; words?: Readonly<Record<string, string>> }) {
  const t = useTranslations("problem")
  if (!of) return null
  return <Notice kind="bad">{words[of.code] ?? t(of.code as "unexpected", of.params)}</Notice>
}

/** Calls a server action; a server out of reach becomes a refusal too, so that what was typed stays on the page. */
export async function attempt<T>(run: () => Promise<{ ok: true; value: T } | Refused>) {
  try {
    return await run()
  } catch {
    return { ok: false as const, code: "database_down", params: {}, fields: {} }
  }
}
