"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useEffect, useRef, useState } from "react"
import "@/components/question/question.css"
import "./blind.css"
import { QuestionField } from "@/components/question/question"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { saveBlindAction } from "../actions"
import type { BlindView } from "./blind-view"

/** Quick changes are looked at together. */
const REST_MS = 400

type Props = { id: string; first: BlindView; minimum: number }

/** The blind part: each change is kept as a draft, and the server says which questions follow from it. */
export function BlindForm({ id, first, minimum }: Props) {
  const t = useTranslations("verification.blind")
  const words = useTranslations("question")
  const { refresh } = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [view, setView] = useState(first)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [kept, setKept] = useState<"no" | "saving" | "yes">("no")
  const [missing, setMissing] = useState(false)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  // One at a time and in order: an older look must not overtake a newer one.
  function send(done: boolean): void {
    window.clearTimeout(timer.current)
    queue.current = queue.current.then(async () => {
      if (!form.current) return
      setKept("saving")
      const posted = postedOf(form.current)
      const result = await attempt(() => saveBlindAction({ id, ...posted, done }))
      setRefused(result.ok ? null : result)
      setKept(result.ok ? "yes" : "no")
      if (!result.ok) return
      setView(result.value.view)
      setMissing(done && !result.value.done)
      if (result.value.done) refresh()
      else if (done) window.requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(".is-wrong")?.focus())
    })
  }
  function look(): void {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => send(false), REST_MS)
  }
  const put = (asked: BlindView["callback"]) =>
    asked.map((one) => <QuestionField key={one.question.name} asked={one} t={words} />)
  return (
    <Card title={t("title")}>
      <form
        ref={form}
        className="blind grid max-w-3xl gap-4"
        onChange={look}
        onSubmit={(event) => {
          event.preventDefault()
          send(true)
        }}
        noValidate
      >
        <div>
          <h3 className="mb-2 font-semibold">{t("callback")}</h3>
          <div lang={view.language} data-part="callback">
            {view.leadIn && <p className="mb-3 rounded-md bg-sunken p-3 text-lg">{view.leadIn}</p>}
            {put(view.callback)}
          </div>
        </div>
        {view.again.length > 0 && (
          <div>
            <h3 className="font-semibold">{t("again")}</h3>
            <p className="mb-3 text-sm text-soft">{t("againHint", { count: minimum })}</p>
            <div lang={view.language} data-part="again">
              {put(view.again)}
            </div>
          </div>
        )}
        {missing && <Notice kind="bad">{t("missing")}</Notice>}
        <Refusal of={refused} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary">
            {t("save")}
          </Button>
          <span role="status" className="text-sm text-soft">
            {kept === "saving" ? t("saving") : kept === "yes" ? t("draft") : ""}
          </span>
        </div>
        <p className="text-sm text-soft">{t("saveHint")}</p>
      </form>
    </Card>
  )
}

// Read from the page itself: questions may have come since the last answer was sent.
function postedOf(form: HTMLFormElement) {
  const data = new FormData(form)
  const stringsOf = (part: "callback" | "again") => {
    const shown = form.querySelectorAll<HTMLElement>(`[data-part="${part}"] [data-name]`)
    const names = [...shown].flatMap(({ dataset: { name } }) => (name ? [name] : []))
    return Object.fromEntries(names.map((name) => [name, data.getAll(name).map(String)] as const))
  }
  return { callback: stringsOf("callback"), again: stringsOf("again") }
}
