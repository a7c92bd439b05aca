"use client"
import { useEffect, useRef, useState } from "react"
import type { Asked } from "@/components/question/asked"
import { attempt, type Refused } from "@/components/ui/refusal"
import { noteAction } from "../actions"
import type { CodedView } from "./view"

/** Quick changes are sent together. */
const REST_MS = 400

/** What was heard, as strings by question. */
export type Heard = Readonly<Record<string, readonly string[]>>

/** The observer's notes on the page and on their way to the server: one at a time and in order. */
export function useNotes(id: string, first: readonly Asked[], coded: readonly CodedView[], saved: () => void) {
  const form = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState(first)
  const [heard, setHeard] = useState<Heard>(() => heardIn(coded))
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [refused, setRefused] = useState<Refused | null>(null)
  const [kept, setKept] = useState<"no" | "saving" | "yes">("no")
  const [missing, setMissing] = useState(false)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef(0)
  const latest = useRef(heard)
  /** Counts the changes, so that only the last one says that all is stored. */
  const waiting = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  function send(done: boolean): void {
    window.clearTimeout(timer.current)
    setKept("saving")
    const mine = ++waiting.current
    queue.current = queue.current.then(async () => {
      if (!form.current) return
      const posted = { ...latest.current, ...formOf(form.current) }
      const result = await attempt(() => noteAction({ id, posted: mutable(posted), done }))
      setRefused(result.ok ? null : result)
      if (mine === waiting.current) setKept(result.ok ? "yes" : "no")
      if (!result.ok) return
      setAsked(result.value.form)
      setWrong(result.value.wrong)
      setMissing(done && !result.value.done)
      if (result.value.done) saved()
      else if (done) window.requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(".is-wrong")?.focus())
    })
  }

  function look(): void {
    window.clearTimeout(timer.current)
    waiting.current++
    setKept("saving")
    timer.current = window.setTimeout(() => send(false), REST_MS)
  }

  /** Undefined withdraws what was said of the question. */
  function hear(question: string, strings: readonly string[] | undefined): void {
    const { [question]: _before, ...others } = latest.current
    latest.current = strings ? { ...others, [question]: strings } : others
    setHeard(latest.current)
    look()
  }

  return { form, asked, heard, wrong, refused, kept, missing, look, send, hear }
}

const heardIn = (coded: readonly CodedView[]): Heard =>
  Object.fromEntries(coded.flatMap(({ name, heard }) => (heard ? [[name, heard] as const] : [])))

// Read from the page itself: questions may have come since the last change was sent.
function formOf(form: HTMLFormElement): Heard {
  const data = new FormData(form)
  const shown = [...form.querySelectorAll<HTMLElement>('[data-part="form"] [data-name]')]
  const names = shown.flatMap(({ dataset: { name } }) => (name ? [name] : []))
  return Object.fromEntries(names.map((name) => [name, data.getAll(name).map(String)] as const))
}

const mutable = (heard: Heard): Record<string, string[]> =>
  Object.fromEntries(Object.entries(heard).map(([name, strings]) => [name, [...strings]]))
