"use client"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { Notice } from "@/components/ui/notice"
import { browserSender } from "../_console/hooks/sender"
import { useStore } from "../_console/hooks/use-store"

type Left = Readonly<{ waiting: number; refused: number }>

/** Sends what earlier interviews left in the outbox of this machine, and says how much is still here. */
export function LeftOvers({ personId }: { personId: string }) {
  const t = useTranslations("interviewer.home")
  const store = useStore(personId)?.store
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
  const sum = (part: keyof Left) => Object.values(left).reduce((all, one) => all + one[part], 0)
  return (
    <>
      {sum("waiting") > 0 && <Notice kind="warn">{t("leftTitle", { count: sum("waiting") })}</Notice>}
      {sum("refused") > 0 && <Notice kind="bad">{t("leftRefused", { count: sum("refused") })}</Notice>}
    </>
  )
}
