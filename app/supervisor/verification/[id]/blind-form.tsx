"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { type ReactNode, useEffect, useRef, useState } from "react"
import "@/components/question/question.css"
import "./blind.css"
import { QuestionField } from "@/components/question/question"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { saveBlindAction } from "../actions"
import type { AskedBlock, BlindView } from "./blind-view"

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
  const repeats = view.kind === "repeat"
  return (
    <Card title={t("title")}>
      <form
        method="post"
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
          <h3 className="mb-2 font-semibold">{t(repeats ? "opening" : "callback")}</h3>
          <div lang={view.language} data-part="callback">
            {view.leadIn && <p className="mb-3 rounded-md bg-sunken p-3 text-lg">{view.leadIn}</p>}
            {put(view.callback)}
          </div>
        </div>
        {view.again.length > 0 && (
          <div>
            <h3 className="font-semibold">{t(view.full ? "againFull" : "again")}</h3>
            <p className="mb-3 text-sm text-soft">{t(view.full ? "againFullHint" : "againHint", { count: minimum })}</p>
            <div lang={view.language} data-part="again">
              {view.again.map((block) => (
                <Block key={block.name} block={block}>
                  {put(block.asked)}
                </Block>
              ))}
            </div>
          </div>
        )}
        {missing && <Notice kind="bad">{t("missing")}</Notice>}
        <Refusal of={refused} />
        <p role="status" className="sticky bottom-0 bg-surface text-sm text-soft">
          {(view.again.length > 0 || kept !== "no") && (
            <span className="flex flex-wrap gap-x-4 border-t border-line py-2">
              {view.again.length > 0 && <span>{t("left", { count: view.left })}</span>}
              <span>{kept === "saving" ? t("saving") : kept === "yes" ? t("draft") : ""}</span>
            </span>
          )}
        </p>
        <div>
          <Button type="submit" look="primary">
            {t("save")}
          </Button>
        </div>
        <p className="text-sm text-soft">{t("saveHint")}</p>
      </form>
    </Card>
  )
}

function Block({ block: { title, leadIn }, children }: { block: AskedBlock; children: ReactNode }) {
  if (!title) return children
  return (
    <section className="mb-4">
      <h4 className="mb-2 border-t border-line pt-3 font-semibold">{title}</h4>
      {leadIn && <p className="mb-3 rounded-md bg-sunken p-3 text-lg">{leadIn}</p>}
      {children}
    </section>
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
