"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Field, Select } from "@/components/ui/field"
import { FailureNotice } from "../_console/failure-notice"
import { type Attempted, attempt, type Failure } from "../_console/hooks/attempt"
import { giveCasesBack, takeCasesAhead } from "../actions"
import { AheadLine } from "./ahead-line"
import type { AheadLine as Line } from "./load-day"
import { useAheadPages } from "./use-ahead-pages"

const NUMBERS = [1, 2, 3, 5, 10]
const USUAL = 3

/** Cases for a place with a poor line: taken while there is a network, worked without one, sent later. */
export function Ahead({ personId, cases }: { personId: string; cases: readonly Line[] }) {
  const t = useTranslations("interviewer.home.ahead")
  const router = useRouter()
  const [n, setN] = useState(USUAL)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const pages = useAheadPages(personId, cases)

  async function run(work: () => Promise<Attempted<unknown>>): Promise<void> {
    setBusy(true)
    setFailure(null)
    const answer = await work()
    setBusy(false)
    if (answer.ok) router.refresh()
    else setFailure(answer.failure)
  }
  const take = () => run(() => attempt(() => takeCasesAhead({ n })))
  const giveBack = (caseIds: string[]) => run(() => attempt(() => giveCasesBack({ caseIds })))
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{t("why")}</p>
      <form action={take} className="flex flex-wrap items-end gap-2">
        <Field label={t("count")}>
          {(control) => (
            <Select {...control} value={n} onChange={(event) => setN(Number(event.target.value))}>
              {NUMBERS.map((number) => (
                <option key={number} value={number}>
                  {number}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" disabled={busy}>
          {t("take")}
        </Button>
      </form>
      <FailureNotice failure={failure} />
      {cases.length > 0 && (
        <ul className="grid gap-2">
          {cases.map((one) => (
            <AheadLine
              key={one.caseId}
              line={one}
              page={pages[one.caseId] ?? "none"}
              busy={busy}
              onBack={() => giveBack([one.caseId])}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
