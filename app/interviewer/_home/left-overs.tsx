"use client"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { browserSender } from "../_console/hooks/sender"
import { useErrands } from "../_console/hooks/use-errands"
import { useStore } from "../_console/hooks/use-store"
import type { Store } from "../_console/outbox/entry"
import { useTidy } from "./use-tidy"

type Left = Readonly<{ waiting: number; refused: number }>

/** Sends what earlier cases left in the outbox of this machine, and says how much is still here. */
export function LeftOvers({ personId, held }: { personId: string; held: readonly string[] }) {
  const t = useTranslations("interviewer.home")
  const problem = useTranslations("problem")
  const store = useStore(personId)?.store
  const left = useLeft(personId, store)
  const { run, state } = useErrands(personId, store)
  useTidy(personId, store, held)
  const sum = (part: keyof Left) => Object.values(left).reduce((all, one) => all + one[part], 0)
  const ends = state.waiting.filter(({ errand }) => errand.kind !== "call" && errand.kind !== "begin").length
  return (
    <>
      {sum("waiting") > 0 && <Notice kind="warn">{t("leftTitle", { count: sum("waiting") })}</Notice>}
      {sum("refused") > 0 && <Notice kind="bad">{t("leftRefused", { count: sum("refused") })}</Notice>}
      {ends > 0 && <Notice kind="warn">{t("leftEnds", { count: ends })}</Notice>}
      {state.refused.length > 0 && (
        <Notice kind="bad">
          <p>{t("refusedEnds", { count: state.refused.length })}</p>
          <ul className="my-2 list-disc pl-5">
            {state.refused.map(({ id, refused }) => (
              <li key={id}>{problem(refused as "case_not_yours", { count: 0 })}</li>
            ))}
          </ul>
          <Button size="small" onClick={() => void run?.dismiss()}>
            {t("seen")}
          </Button>
        </Notice>
      )}
    </>
  )
}

function useLeft(personId: string, store: Store | undefined): Readonly<Record<string, Left>> {
  const [left, setLeft] = useState<Readonly<Record<string, Left>>>({})
  useEffect(() => {
    if (!store) return
    let gone = false
    const closers: (() => void)[] = []
    void store.interviews().then((interviews) => {
      if (gone) return
      for (const id of interviews) {
        const sender = browserSender(store, personId, id)
        const look = () => {
          const { waiting, refused } = sender.state()
          setLeft((all) => ({ ...all, [id]: { waiting, refused: refused.length } }))
        }
        closers.push(sender.subscribe(look), sender.close)
        sender.wake()
      }
    })
    return () => {
      gone = true
      for (const close of closers) close()
    }
  }, [store, personId])
  return left
}
