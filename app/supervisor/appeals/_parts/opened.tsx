import Link from "next/link"
import { getFormatter, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { WhatItShowed } from "@/app/supervisor/verification/[id]/decided"
import { Facts } from "@/app/supervisor/verification/[id]/facts"
import { Desk } from "@/components/desk/desk"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import type { OpenedAppeal } from "@/db/queries/appeals"
import type { Person } from "@/lib/permission"
import { RuleForm } from "./rule-form"

/** One appeal: what is asked, both sides' words, what the check shows, and the decision. */
export async function Opened({ person, opened, base }: { person: Person; opened: OpenedAppeal; base: string }) {
  const { appeal, check, impartial } = opened
  const t = await getTranslations("appeal")
  const open = appeal.outcome === null
  return (
    <Desk
      person={person}
      title={t(`kinds.${appeal.kind}`)}
      actions={
        <Link href={base} className="text-accent underline underline-offset-4">
          {t("one.back")}
        </Link>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <BothSides opened={opened} />
        {!open && <Result opened={opened} />}
        <Facts check={check} />
        <WhatItShowed check={check} />
        {open && !impartial && <Notice>{t("one.not_impartial")}</Notice>}
        {open && impartial && (
          <RuleForm id={appeal.id} was={{ finding: appeal.finding, consequence: appeal.consequence }} />
        )}
      </div>
    </Desk>
  )
}

async function BothSides({ opened: { appeal, asker, checker, check } }: { opened: OpenedAppeal }) {
  const t = await getTranslations("appeal.one")
  const words = await getTranslations("verification")
  const { finding, consequence } = appeal
  const { note } = check.verification
  return (
    <Card title={t("asked")}>
      <div className="grid gap-4 md:grid-cols-2">
        <Side by={t("askedBy", { name: asker, time: await timeOf(appeal.askedAt) })}>{appeal.words}</Side>
        <div className="grid content-start gap-2">
          <p className="font-medium">
            {t("stood", { finding: words(`findings.${finding}`), consequence: words(`followed.${consequence}`) })}
          </p>
          <Side by={t("checker", { name: checker ?? "–" })}>
            {note ?? <span className="text-soft">{t("noNote")}</span>}
          </Side>
        </div>
      </div>
    </Card>
  )
}

async function Result({ opened: { appeal, decider } }: { opened: OpenedAppeal }) {
  const t = await getTranslations("appeal")
  if (!appeal.outcome || !appeal.decidedAt) return null
  return (
    <Card title={t("one.result")}>
      <p className="mb-2 text-lg font-semibold">{t(`outcomes.${appeal.outcome}`)}</p>
      <Side by={t("one.decidedBy", { name: decider ?? "–", time: await timeOf(appeal.decidedAt) })}>
        {appeal.reason}
      </Side>
    </Card>
  )
}

const Side = ({ by, children }: { by: string; children: ReactNode }) => (
  <div className="border-l-2 border-line-strong pl-3 text-sm">
    <p className="text-soft">{by}</p>
    <p className="break-words whitespace-pre-line">{children}</p>
  </div>
)

async function timeOf(at: Date): Promise<string> {
  return (await getFormatter()).dateTime(at, { dateStyle: "short", timeStyle: "short" })
}
