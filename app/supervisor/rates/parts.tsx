import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Card, Empty } from "@/components/ui/card"
import { type Person, regionScope } from "@/lib/permission"
import { namedAxes, nameIn } from "@/lib/report/axes"
import type { NamedRates } from "@/lib/verification/rates"
import { ByGroup } from "./groups"
import { ByItem } from "./items"
import type { TeamRates } from "./load"
import { ReliabilityTable } from "./reliability"
import { ByType } from "./types"

/** What the checks drawn at random show: how the work is, and how stable the questions are. */
export async function RandomPart({ told, person }: { told: TeamRates; person: Person }) {
  const t = await getTranslations("rates")
  const axes = namedAxes(told.study, await getLocale(), regionScope(person))
  const { random } = told.rates
  if (random.all.checked === 0)
    return (
      <Card title={t("random.title")}>
        <Empty>{t("random.empty")}</Empty>
      </Card>
    )
  return (
    <>
      <Section title={t("random.title")} hint={t("random.hint", { checked: random.all.checked })}>
        <ByType rates={random.all} usual={told.usual} label={t("random.title")} />
      </Section>
      <Section title={t("group.interviewers")} hint={t("usual.hint")}>
        <ByGroup
          label={t("group.interviewers")}
          of={t("group.interviewer")}
          groups={random.interviewers}
          nameOf={nameOfPerson}
          usual={told.usual}
        />
      </Section>
      {axes.region && random.regions.length > 1 && (
        <Section title={t("group.regions")} hint={t("usual.hint")}>
          <ByGroup
            label={t("group.regions")}
            of={axes.region.label}
            groups={random.regions}
            nameOf={({ key }) => nameIn(axes, "region", key)?.label ?? "–"}
            usual={told.usual}
          />
        </Section>
      )}
      {random.items.length > 0 && (
        <Section title={t("item.title")} hint={t("item.hint")}>
          <ByItem items={random.items} study={told.study} label={t("item.title")} />
        </Section>
      )}
      {told.reliability.length > 0 && (
        <Section title={t("reliability.title")} hint={t("reliability.hint")}>
          <ReliabilityTable of={told} label={t("reliability.title")} />
        </Section>
      )}
    </>
  )
}

/** What the checks made on suspicion show: how good the suspicion was. */
export async function RiskPart({ told: { rates } }: { told: TeamRates }) {
  const t = await getTranslations("rates")
  const { risk } = rates
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-3xl text-sm text-soft">{t("risk.hint", { checked: risk.all.checked })}</p>
      <ByType rates={risk.all} usual={null} label={t("risk.title")} />
      <ByGroup
        label={t("group.interviewers")}
        of={t("group.interviewer")}
        groups={risk.interviewers}
        nameOf={nameOfPerson}
        usual={null}
      />
    </div>
  )
}

const nameOfPerson = ({ name }: NamedRates): string => name ?? "–"

const Section = ({ title, hint, children }: { title: string; hint: string; children: ReactNode }) => (
  <Card title={title}>
    <p className="mb-3 max-w-3xl text-sm text-soft">{hint}</p>
    {children}
  </Card>
)
