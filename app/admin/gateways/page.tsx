import { getTranslations } from "next-intl/server"
import { env } from "@/app/_server/env"
import { mailFacts, smsFacts } from "@/app/_server/gateway-facts"
import { gatewayStates } from "@/app/_server/gateways"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { GatewayCard } from "./gateway-card"

export async function generateMetadata() {
  return { title: (await getTranslations("admin.gateways"))("title") }
}

/** What invitations leave by, and a test of each. */
export default async function GatewaysPage() {
  const person = await requirePerson("gateway.test")
  const t = await getTranslations("admin.gateways")
  const { email, sms } = gatewayStates()
  const mail = mailFacts(env())
  const texts = smsFacts(env())
  return (
    <Desk person={person} title={t("title")}>
      <p className="mb-4 max-w-3xl text-soft">{t("hint")}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <GatewayCard
          channel="email"
          gateway={email}
          off={t("offEmail", { setting: "SAUAL_MAIL_URL", other: "SAUAL_MAIL_FROM" })}
          facts={
            mail && [
              [t("facts.host"), mail.host],
              [t("facts.port"), mail.port],
              [t("facts.security"), t(`security.${mail.security}`)],
              [t("facts.signIn"), t(`signIn.${mail.signIn}`)],
              [t("facts.from"), mail.from],
              [t("facts.bounces"), mail.bounces ?? t("toSender")],
            ]
          }
        />
        <GatewayCard
          channel="sms"
          gateway={sms}
          off={t("offSms", { setting: "SAUAL_SMS_URL" })}
          facts={
            texts && [
              [t("facts.host"), texts.host],
              [t("facts.method"), texts.method],
              [t("facts.accepted"), texts.accepted ?? "–"],
              [t("facts.bounced"), texts.bounced ?? "–"],
            ]
          }
        />
      </div>
    </Desk>
  )
}
