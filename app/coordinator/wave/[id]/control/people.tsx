import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Card } from "@/components/ui/card"
import type { Control } from "@/lib/report/control"
import { Reasons } from "../holds/reasons"
import { figures, Interviewer } from "./words"

/** Holds, larger shares and appeals, with what was written. */
export async function PeopleRecord({ control: { holds, escalations, appeals } }: { control: Control }) {
  const t = await getTranslations("control")
  const findings = await getTranslations("verification.findings")
  const { time, percent } = await figures()
  return (
    <div className="grid items-start gap-4 lg:grid-cols-3 print:grid-cols-1">
      <Card title={t("holds.title")}>
        <List none={t("holds.none")}>
          {holds.map((hold) => (
            <Entry key={`${hold.personId}${hold.since.toISOString()}`} of={hold} words={hold.words}>
              <p>{t("holds.since", { time: time(hold.since) })}</p>
              <Reasons reasons={hold.reasons} />
              <p>
                {hold.liftedAt
                  ? t("holds.lifted", { time: time(hold.liftedAt), person: hold.lifter ?? "–" })
                  : t("holds.open")}
              </p>
            </Entry>
          ))}
        </List>
      </Card>
      <Card title={t("escalations.title")}>
        <List none={t("escalations.none")}>
          {escalations.map((one) => (
            <Entry key={`${one.personId}${one.since.toISOString()}`} of={one} words={one.words}>
              <p>{t("escalations.line", { share: percent(one.share, 0), time: time(one.since) })}</p>
              <p>
                {one.endedAt
                  ? t("escalations.ended", { time: time(one.endedAt), person: one.ender ?? "–" })
                  : t("escalations.open")}
              </p>
            </Entry>
          ))}
        </List>
      </Card>
      <Card title={t("appeals.title")}>
        <List none={t("appeals.none")}>
          {appeals.map((one) => (
            <Entry key={`${one.kind}${one.number}${one.askedAt.toISOString()}`} of={one} words={one.reason}>
              <p>
                {t(`appeals.kinds.${one.kind}`)}. {t("appeals.asked", { time: time(one.askedAt) })}.{" "}
                {t("appeals.was", { finding: findings(one.finding) })}.
              </p>
              <p>
                {one.outcome === null || !one.decidedAt
                  ? t("appeals.open")
                  : one.outcome === "upheld"
                    ? t("appeals.upheld", { time: time(one.decidedAt) })
                    : t("appeals.changed", {
                        time: time(one.decidedAt),
                        finding: one.findingNow ? findings(one.findingNow) : "–",
                      })}
              </p>
            </Entry>
          ))}
        </List>
      </Card>
    </div>
  )
}

function List({ none, children }: { none: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return <p className="text-sm text-soft">{none}</p>
  return <ul className="grid gap-3 text-sm">{children}</ul>
}

type Of = Readonly<{ number: number | null; person: string | null }>

const Entry = ({ of, words, children }: { of: Of; words: string | null; children: ReactNode }) => (
  <li className="break-inside-avoid border-l-2 border-line-strong pl-3">
    <p className="font-medium">
      <Interviewer number={of.number} person={of.person} />
    </p>
    {children}
    {words && <blockquote className="mt-1 break-words whitespace-pre-line text-soft">{words}</blockquote>}
  </li>
)
