import { useTranslations } from "next-intl"
import { Card, Figure } from "@/components/ui/card"
import type { Day } from "./load-day"

export function Figures({ calls, completed, minutes }: Day["figures"]) {
  const t = useTranslations("interviewer.home")
  return (
    <Card title={t("today")}>
      <dl className="grid grid-cols-3 gap-4">
        <Figure name={t("calls")} value={calls} />
        <Figure name={t("completed")} value={completed} />
        <Figure name={t("talked")} value={t("minutes", { minutes })} />
      </dl>
    </Card>
  )
}
