import { CircleCheck, CircleDashed, CircleX } from "lucide-react"
import { getTranslations } from "next-intl/server"
import type { Gateway } from "@/app/_server/gateways"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { Status } from "@/components/ui/status"
import { TestForm } from "./test-form"

const LOOKS = {
  on: { look: "good", icon: CircleCheck },
  off: { look: "neutral", icon: CircleDashed },
  broken: { look: "bad", icon: CircleX },
} as const satisfies Record<Gateway["state"], object>

type Props = {
  channel: "email" | "sms"
  gateway: Gateway
  /** What to do where it is not set up. */
  off: string
  facts: readonly (readonly [name: string, value: string])[] | null
}

/** One way out: whether it is set up, how, and a test of it. */
export async function GatewayCard({ channel, gateway, off, facts }: Props) {
  const t = await getTranslations("admin.gateways")
  return (
    <Card title={t(channel)} action={<Status {...LOOKS[gateway.state]}>{t(gateway.state)}</Status>}>
      {gateway.state === "off" && <p className="break-words">{off}</p>}
      {gateway.state === "broken" && <Notice kind="bad">{t("brokenText", { setting: gateway.setting })}</Notice>}
      {gateway.state === "on" && (
        <div className="grid gap-4">
          <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[max-content_1fr]">
            {facts?.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-soft">{name}</dt>
                <dd className="break-all">{value}</dd>
              </div>
            ))}
          </dl>
          <TestForm channel={channel} />
        </div>
      )}
    </Card>
  )
}
