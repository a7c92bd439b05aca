"use client"
import { useFormatter, useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { LiveRefresh } from "@/components/live/live-refresh"
import { Card } from "@/components/ui/card"
import type { ScreenView } from "./view"

export type Status = "running" | "complete" | "screened_out" | "broken_off"

/** The question the interviewer has before them, in the words that are to be read. */
export function Screen({ interviewId, status, screen }: { interviewId: string; status: Status; screen: ScreenView }) {
  const t = useTranslations("observation")
  const languages = useTranslations("common.languages")
  const { current, language, backs, elapsed, coded } = screen
  const changed = coded.reduce((sum, { changes }) => sum + changes, 0)
  const running = status === "running"
  return (
    <Card
      title={t("screen.title")}
      action={running ? <LiveRefresh topics={[`screen:${interviewId}`]} /> : undefined}
      className="lg:sticky lg:top-2 lg:z-10"
    >
      {!running && <p className="mb-3 rounded-md bg-sunken p-3 font-medium">{t(`page.status.${status}`)}</p>}
      {running && (
        <div lang={language} data-current className="mb-3 rounded-md border-2 border-accent p-3">
          {current ? (
            <>
              <p className="text-lg font-semibold break-words">{current.label}</p>
              {current.hint && <p className="text-sm text-soft">{current.hint}</p>}
              {current.choices.length > 0 && (
                <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
                  {current.choices.map((choice) => (
                    <li key={choice}>{choice}</li>
                  ))}
                </ul>
              )}
            </>
          ) : (
            <p className="text-soft">{t("screen.none")}</p>
          )}
        </div>
      )}
      <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {running && elapsed !== null && (
          <Figure name={t("screen.time")}>
            <Elapsed key={current?.label} from={elapsed} />
          </Figure>
        )}
        <Figure name={t("screen.backs")}>{backs}</Figure>
        <Figure name={t("screen.changed")}>{changed}</Figure>
        <Figure name={t("screen.language")}>{languages(language as "kk")}</Figure>
      </dl>
    </Card>
  )
}

const Figure = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt className="text-soft">{name}</dt>
    <dd className="font-medium tabular-nums">{children}</dd>
  </div>
)

/** Runs on from what the server said: the two clocks need not agree. */
function Elapsed({ from }: { from: number }) {
  const format = useFormatter()
  const [more, setMore] = useState(0)
  useEffect(() => {
    const start = performance.now()
    const timer = window.setInterval(() => setMore(performance.now() - start), 1_000)
    return () => window.clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((from + more) / 1_000))
  const two = (n: number) => format.number(n, { minimumIntegerDigits: 2 })
  return `${format.number(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}
