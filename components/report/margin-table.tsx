"use client"
import { useLocale, useTranslations } from "next-intl"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { Bar } from "../ui/bar"

export type MarginRow = Readonly<{
  key: string
  names: readonly string[]
  hard: boolean
  target: number
  accepted: number
  reserved: number
}>
type Props = { head: readonly string[]; rows: readonly MarginRow[] }

/** Targets by something else than region and service: what is accepted and what is missing. */
export function MarginTable({ head, rows }: Props) {
  const t = useTranslations("board")
  const words = useTranslations("coordinator.board")
  const locale = useLocale()
  const number = (n: number) => numberIn(locale, n)
  const cell = "px-2 py-1.5 text-right"
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line-strong">
            {head.map((name) => (
              <th key={name} scope="col" className="px-2 py-1 text-left font-medium">
                {name}
              </th>
            ))}
            {[words("target"), words("accepted")].map((name) => (
              <th key={name} scope="col" className={`${cell} font-medium`}>
                {name}
              </th>
            ))}
            <th scope="col" className="px-2 py-1 text-left font-medium">
              {words("percent")}
            </th>
            {[words("reserved"), t("missing"), t("kind")].map((name) => (
              <th key={name} scope="col" className={`${cell} font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, names, hard, target, accepted, reserved }) => {
            const percent = target > 0 ? percentIn(locale, (100 * accepted) / target) : "–"
            return (
              <tr key={key} className="border-b border-line">
                {names.map((name, at) => {
                  const Cell = at === 0 ? "th" : "td"
                  return (
                    <Cell
                      key={head[at]}
                      {...(at === 0 && { scope: "row" })}
                      className="px-2 py-1.5 text-left font-normal"
                    >
                      {name}
                    </Cell>
                  )
                })}
                <td className={cell}>{number(target)}</td>
                <td className={cell}>{number(accepted)}</td>
                <td className="px-2 py-1.5">
                  <div className="grid min-w-28 grid-cols-[1fr_3.5rem] items-center gap-2">
                    <Bar
                      of={target}
                      label={`${percent} ${words("ofTarget")}`}
                      parts={[
                        { value: accepted, look: "accent" },
                        { value: reserved, look: "neutral" },
                      ]}
                    />
                    <span aria-hidden className="text-right">
                      {percent}
                    </span>
                  </div>
                </td>
                <td className={cell}>{number(reserved)}</td>
                <td className={cell}>{number(Math.max(0, target - accepted))}</td>
                <td className={cell}>{t(hard ? "hard" : "soft")}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
