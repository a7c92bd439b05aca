import { getLocale, getTranslations } from "next-intl/server"
import { streamNames } from "@/app/results/stream-names"
import { Card } from "@/components/ui/card"
import { numberIn } from "@/lib/report/numbers"

type Stream = Readonly<{ stream: string; n: number; needed: number; drawn: number }>
const COLUMNS = ["n", "needed", "drawn"] as const

/** How many of each stream were drawn; streams in words, and as the published file names them. */
export async function Streams({ streams }: { streams: readonly Stream[] }) {
  const t = await getTranslations("draw.streams")
  const locale = await getLocale()
  const names = await streamNames(streams)
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-prose text-sm text-soft">{t("hint")}</p>
      <details open={streams.length <= 12} className="print:[&::details-content]:[content-visibility:visible]">
        <summary className="cursor-pointer py-1 text-sm font-medium hover:text-accent">
          {t("all", { n: numberIn(locale, streams.length) })}
        </summary>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-line-strong align-bottom">
              <th scope="col" className="py-1 pr-2 text-left font-medium">
                {t("stream")}
              </th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className="py-1 pl-2 text-right font-medium">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {streams.map((row) => (
              <tr key={row.stream} className="border-b border-line align-top">
                <th scope="row" className="py-1 pr-2 text-left font-normal">
                  {names.get(row.stream)}
                  <code className="block text-xs break-all text-soft">{row.stream}</code>
                </th>
                {COLUMNS.map((name) => (
                  <td key={name} className="py-1 pl-2 text-right">
                    {numberIn(locale, row[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}
