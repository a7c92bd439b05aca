import { getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import { CAUSES, type Control, REASONS } from "@/lib/report/control"
import { FINDINGS } from "@/lib/verification/finding"
import { Table } from "./table"
import { figures } from "./words"

/** Findings, what followed and deadlines: random checks and checks on suspicion beside each other. */
export async function Findings({ control }: { control: Control }) {
  const { random, risk, unreachable, readBefore, voids } = control
  const t = await getTranslations("control")
  const words = await getTranslations("verification")
  const { number, rate } = await figures()
  const row = (key: string, name: string, of: (part: Control["random"]) => number) => ({
    key,
    cells: [name, number(of(random)), number(of(risk))],
  })
  return (
    <Card title={t("findings.title")}>
      <p className="mb-3 max-w-3xl text-sm text-soft">{t("findings.hint")}</p>
      <div className="grid items-start gap-x-8 gap-y-4 md:grid-cols-2">
        <Table
          label={t("findings.finding")}
          head={[t("findings.finding"), t("findings.random"), t("findings.risk")]}
          rows={[
            ...FINDINGS.map((finding) => row(finding, words(`findings.${finding}`), (part) => part.findings[finding])),
            row("decided", t("findings.total"), (part) => part.decided),
            row("open", t("coverage.open"), (part) => part.open),
          ]}
        />
        <Table
          label={t("findings.consequence")}
          head={[t("findings.consequence"), t("findings.random"), t("findings.risk")]}
          rows={(["keep", "correct", "void"] as const).map((one) =>
            row(one, words(`followed.${one}`), (part) => part.consequences[one]),
          )}
        />
        <Table
          label={t("findings.by")}
          head={[`${t("findings.by")}: ${t("findings.random")}`, t("coverage.n")]}
          rows={REASONS.map((of) => ({ key: of, cells: [t(`findings.reasons.${of}`), number(random.by[of] ?? 0)] }))}
        />
        <Table
          label={`${t("findings.by")}, ${t("findings.risk")}`}
          head={[`${t("findings.by")}: ${t("findings.risk")}`, t("coverage.n")]}
          rows={CAUSES.map((of) => ({ key: of, cells: [t(`findings.causes.${of}`), number(risk.by[of] ?? 0)] }))}
        />
      </div>
      <ul className="mt-4 grid gap-1 text-sm">
        <li>{t("findings.unreachable", { rate: rate(unreachable) })}</li>
        <li>{t("findings.readBefore", { n: readBefore })}</li>
        <li>{t("voids.line", { voided: number(voids.voided), reinstated: number(voids.reinstated) })}</li>
        {(["random", "risk"] as const).map((part) => (
          <li key={part}>
            {t("deadlines.title")}.{" "}
            {t("deadlines.line", {
              part: t(`findings.${part}`),
              ...{ kept: number(control[part].decided - control[part].late), decided: number(control[part].decided) },
              ...{ late: number(control[part].late), overdue: number(control[part].overdue) },
            })}
          </li>
        ))}
      </ul>
    </Card>
  )
}
