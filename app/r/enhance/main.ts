// Makes the online form safer on a poor line: each answer is saved at once, and kept on the device until it is.
// Without this script the form does all the same things page by page.
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { look } from "./branch"
import { carry, type Given } from "./carry"
import { offerCopies } from "./copy"
import { listenForKeys } from "./keys"
import { type Outbox, outboxOf } from "./outbox"
import { answerIn, keepApart, nameOf, putBack, type Row, rowOf } from "./row"
import { type Standing, senderOf } from "./send"
import { uuidv7 } from "./uuid"

const loaded = Date.now()
const key = document.body.dataset.outbox
const form = document.querySelector<HTMLFormElement>("form#page")
const status = document.getElementById("status")

const gone = document.body.dataset.forget

if (key) begin(`saual ${key}`)
offerCopies()
// What was typed and never sent must not outlive a withdrawal.
if (gone) storage()?.removeItem(`saual ${gone}`)

function begin(name: string): void {
  const outbox = outboxOf(storage(), name)
  const given: Given = new Map()
  const refuse = (ids: readonly string[]) => {
    for (const id of ids) given.delete(id)
  }
  const send = senderOf(outbox, `${location.pathname}/events`, name, say, refuse, close)
  addEventListener("online", () => void send())
  // A page brought back from memory may be older than what was sent since.
  addEventListener("pageshow", (event) => event.persisted && location.reload())
  if (form) listen(form, outbox, given, send)
  void send()
}

function listen(page: HTMLFormElement, outbox: Outbox, given: Given, send: () => Promise<void>): void {
  for (const event of restore(outbox)) given.set(event.id, event)
  listenForKeys(page)
  page.addEventListener("change", ({ target }) => {
    const row = rowOf(target)
    if (!row || !(target instanceof Element)) return
    keepApart(row, target)
    forgive(row)
    const event = eventFor(page, row)
    if (event) {
      outbox.add(event)
      given.set(event.id, event)
    }
    if ("branches" in row.dataset) void look(page)
    void send()
  })
  let sentAt = 0
  page.addEventListener("submit", (event) => {
    if (navigator.onLine === false) {
      event.preventDefault()
      say("offline")
    } else if (Date.now() - sentAt < 3_000) event.preventDefault()
    else {
      sentAt = Date.now()
      carry(page, outbox.all(), given)
    }
  })
}

// The reproach has been heard; whether the new answer stands is told when the page is sent.
function forgive(row: Row): void {
  row.classList.remove("is-wrong")
  row.querySelector(".wrong")?.remove()
  for (const marked of [row, ...row.querySelectorAll("[aria-invalid]")]) marked.removeAttribute("aria-invalid")
}

/** A personal answer travels with the page only: it must not lie on a device that others use. */
function eventFor(page: HTMLFormElement, row: Row): AnswerEvent | undefined {
  const value = answerIn(row)
  if (value === null || "personal" in row.dataset) return undefined
  const now = Date.now()
  const common = {
    id: uuidv7(now, crypto.getRandomValues(new Uint8Array(10))),
    at: new Date(now).toISOString(),
    elapsed: now - loaded,
    seq: Number(page.dataset.seq) + Math.floor((now - loaded) / 100),
    language: document.documentElement.lang,
    question: nameOf(row),
  }
  return value === undefined ? { kind: "cleared", ...common } : { kind: "answered", value, ...common }
}

// After a reload without a connection the server's page lacks the newest answers.
function restore(outbox: Outbox): AnswerEvent[] {
  const events = outbox.all()
  for (const event of events) {
    const row = event.question === undefined ? null : document.getElementById(`q-${event.question}`)
    if (row && event.kind === "answered") putBack(row, event.value)
    else if (row && event.kind === "cleared") putBack(row, undefined)
  }
  return events
}

// The address without a page shows what the server has to say.
function close(): void {
  if (form) location.assign(location.pathname)
}

function say(what: Standing | "offline"): void {
  if (!status) return
  status.hidden = false
  status.className = what === "saved" ? "" : "is-late"
  status.textContent = status.dataset[what] ?? ""
}

function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
