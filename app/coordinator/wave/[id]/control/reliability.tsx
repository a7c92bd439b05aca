import { getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Control } from "@/lib/report/control"
import { wordsOf } from "@/lib/report/words"
import type { Study } from "@/lib/study/study"
import { Table } from "./table"
import { figures } from "./words"

/** How stable the answers to rating questions are when they are asked a second time. */
export async function ReliabilityTable({ control, study }: { control: Control; study: Study }) {
  const t = await getTranslations("control.reliability")
  const locale = await getLocale()
  const { number, percent, rate } = await figures()
  const labels = new Map(
    study.definition.blocks.flatMap(({ questions }) => questions.map(({ name, label }) => [name, label] as const)),
  )
  const { reliability } = control
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-3xl text-sm text-soft">{t("hint")}</p>
      {reliability.length === 0 && <p className="text-sm text-soft">{t("none")}</p>}
      {reliability.length > 0 && (
        <Table
          label={t("title")}
          head={[t("item"), t("pairs"), t("agreement"), t("inconsistency"), t("kappa"), t("shift")]}
          rows={reliability.map(({ question, n, agreement, inconsistency, kappa, shift }) => ({
            key: question,
            cells: [
              <span key="name" className="block max-w-md">
                {wordsOf(labels.get(question), locale) || question}
              </span>,
              number(n),
              percent(agreement, 0),
              inconsistency ? rate({ rate: inconsistency.value, interval: inconsistency.interval }) : "–",
              kappa.quadratic ? number(kappa.quadratic.value, 2) : "–",
              shift ? number(shift.mean, 2) : "–",
            ],
          }))}
        />
      )}
    </Card>
  )
}
