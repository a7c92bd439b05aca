import { getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { StreamRow } from "@/lib/release/gate-rows"
import { numberIn } from "@/lib/report/numbers"
import { coverage } from "@/lib/verification/coverage"
import { GateSign } from "./gate-state"

export type StreamNames = (stream: string) => string
export const streamAnchor = (stream: string) => `stream-${stream.replace("/", "-")}`

/** Streams by mode and interviewer, or by mode and source. */
export async function namesOf(streams: readonly StreamRow[]): Promise<StreamNames> {
  const modes = await getTranslations("common.modes")
  const sources = await getTranslations("release.view.sources")
  const names = new Map(
    streams.map(({ stream, mode, person }) => {
      const of = person ?? sources((stream.split("/")[1] ?? "open") as "open")
      return [stream, `${of}, ${modes(mode as "phone")}`]
    }),
  )
  return (stream) => names.get(stream) ?? stream
}

type Props = Readonly<{ streams: readonly StreamRow[]; share: number; names: StreamNames }>

/** Every stream as a whole, wherever its interviews were made. */
export async function Streams({ streams, share, names }: Props) {
  const t = await getTranslations("release")
  const locale = await getLocale()
  const columns = ["n", "drawn", "checked", "openChecks", "unreachable"] as const
  return (
    <div id="streams">
      <Card title={t("gate.streamsTitle")}>
        <p className="mb-3 text-sm text-soft">{t("gate.streamsHint")}</p>
        {streams.length === 0 && <p className="text-soft">{t("gate.noStreams")}</p>}
        {streams.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
          <section aria-label={t("gate.streamsTitle")} tabIndex={0} className="overflow-x-auto">
            <table className="w-full border-collapse text-sm">
              <thead>
                <tr className="border-b border-line-strong align-bottom">
                  <th scope="col" className="py-1 pr-2 text-left font-medium">
                    {t("view.stream")}
                  </th>
                  {columns.map((name) => (
                    <th key={name} scope="col" className="px-2 py-1 text-right font-medium">
                      {t(`view.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {streams.map(({ stream, length, counts }) => {
                  const line = coverage(stream, length, counts, share)
                  const met = line.toDraw === 0 && line.checked >= line.needed
                  return (
                    <tr key={stream} id={streamAnchor(stream)} className="border-b border-line target:bg-accent-soft">
                      <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                        <span className="flex gap-2">
                          <GateSign state={met ? "met" : line.state === "shortfall" ? "shortfall" : "missing"} />
                          {names(stream)}
                        </span>
                      </th>
                      <Amount n={line.n} locale={locale} />
                      <Amount n={line.drawn} locale={locale} />
                      <td className="px-2 py-1.5 text-right whitespace-nowrap">
                        {numberIn(locale, line.checked)}{" "}
                        <span className="text-soft">/ {numberIn(locale, line.needed)}</span>
                      </td>
                      <Amount n={line.open} locale={locale} />
                      <Amount n={line.unreachable} locale={locale} />
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
        )}
      </Card>
    </div>
  )
}

const Amount = ({ n, locale }: { n: number; locale: string }) => (
  <td className="px-2 py-1.5 text-right">{numberIn(locale, n)}</td>
)
