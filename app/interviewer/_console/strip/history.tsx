"use client"
import { useTranslations } from "next-intl"
import type { PastCallFile } from "../case-file"
import { ownZone, useWhen } from "../hooks/use-when"

/** Earlier calls with their outcomes and notes, and the notes of this interview. */
export function History({ calls, notes }: { calls: readonly PastCallFile[]; notes: readonly string[] }) {
  const t = useTranslations()
  const when = useWhen()
  const past = calls.filter((call) => call.disposition !== null)
  return (
    <section className="grid gap-2 text-sm">
      <h3 className="font-semibold">{t("interviewer.strip.history")}</h3>
      {past.length === 0 && <p className="text-soft">{t("interviewer.strip.noCalls")}</p>}
      <ol className="grid gap-2">
        {past.map((call) => (
          <li key={call.startedAt} className="border-l-2 border-line pl-2">
            <span className="block text-soft">{when(new Date(call.startedAt), ownZone())}</span>
            {t(`disposition.codes.${call.disposition as "complete"}`)}
            {call.note && <p className="whitespace-pre-wrap text-soft">{call.note}</p>}
          </li>
        ))}
      </ol>
      {notes.length > 0 && (
        <>
          <h3 className="font-semibold">{t("interviewer.strip.notes")}</h3>
          <ul className="grid gap-1">
            {notes.map((note, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever added at the end
              <li key={index} className="border-l-2 border-line pl-2 whitespace-pre-wrap">
                {note}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
