import { getLocale, getTranslations } from "next-intl/server"
import { streamNames } from "@/app/results/stream-names"
import { Card } from "@/components/ui/card"
import type { FieldControl } from "@/lib/release/field-control"
import { numberIn, percentIn } from "@/lib/report/numbers"

const COLUMNS = ["n", "drawn", "checked", "openChecks", "unreachable", "voidedShort"] as const
const FINDINGS = ["confirmed", "discrepancy", "fabricated", "unreachable"] as const

/** How the interviews were checked, stream by stream; interviewers go by number. */
export async function FieldControlRecord({ control, waveId }: { control: FieldControl; waveId: string }) {
  const t = await getTranslations("release.view")
  const draw = await getTranslations("draw")
  const locale = await getLocale()
  const share = percentIn(locale, 100 * control.share)
  const names = await streamNames(control.streams)
  return (
    <Card title={t("control")}>
      <p className="mb-3 text-sm">{t("controlHint", { share })}</p>
      <p className="mb-3 text-sm">
        {t("findings")}:{" "}
        {FINDINGS.map(
          (finding) => `${t(`finding.${finding}`)} – ${numberIn(locale, control.random[finding] ?? 0)}`,
        ).join(", ")}
        .
      </p>
      <details open={control.streams.length <= 12} className="print:[&::details-content]:[content-visibility:visible]">
        <summary className="cursor-pointer py-1 text-sm font-medium hover:text-accent">
          {t("stream")}: {control.streams.length}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
        <section aria-label={t("control")} tabIndex={0} className="overflow-x-auto">
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="border-b border-line-strong align-bottom">
                <th scope="col" className="py-1 pr-2 text-left font-medium">
                  {t("stream")}
                </th>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col" className="px-2 py-1 text-right font-medium">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {control.streams.map((row) => (
                <tr key={row.stream} className="border-b border-line">
                  <th scope="row" className="py-1 pr-2 text-left font-normal">
                    {names.get(row.stream)}
                  </th>
                  {[row.n, row.drawn, row.checked, row.open, row.unreachable, row.voided].map((n, column) => (
                    <td key={COLUMNS[column]} className="px-2 py-1 text-right">
                      {numberIn(locale, n)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      <dl className="mt-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        <dt className="text-soft">{t("seedHash")}</dt>
        <dd className="break-all">{control.seedHash ?? "–"}</dd>
        <dt className="text-soft">{t("seed")}</dt>
        <dd className="break-all">{control.seed ?? t("seedSealed")}</dd>
        {control.auditHead && (
          <>
            <dt className="text-soft">{t("auditHead")}</dt>
            <dd className="break-all">
              {control.auditHead.seq}:{control.auditHead.hash}
            </dd>
          </>
        )}
      </dl>
      {control.seedHash && (
        <p className="mt-3 text-sm print:hidden">
          <a href={`/results/draw/${waveId}?lang=${locale}`} className="text-accent underline underline-offset-4">
            {draw("link")}
          </a>
        </p>
      )}
    </Card>
  )
}
