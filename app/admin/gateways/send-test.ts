// One test message, sent as a letter would be, and what the server made of it.
import { getTranslations } from "next-intl/server"
import { newId } from "@/db/ids"
import type { Senders } from "@/db/queries/send-letters"
import type { Advice } from "./advice"
import { adviceFor } from "./advice"

export type Tested = Readonly<{ result: "sent" | "bounced" | "later" | "unknown"; code: string; advice: Advice | null }>

/** Never throws: what goes wrong is the result. */
export async function sendTest(
  { mail, sms }: Senders,
  { channel, to }: Readonly<{ channel: "email" | "sms"; to: string }>,
): Promise<Tested> {
  const t = await getTranslations("admin.gateways.message")
  const answer =
    channel === "email"
      ? await mail?.send({
          ...{ to, subject: t("subject"), text: t("text") },
          headers: { "Auto-Submitted": "auto-generated" },
          messageId: `${newId()}@${mail.domain}`,
          letter: newId(),
        })
      : await sms?.send({ to, text: t("text") })
  if (answer?.ok) return { result: "sent", code: "", advice: null }
  const { kind, code } = answer ?? { kind: "later" as const, code: "no_server" }
  return { result: kind, code, advice: kind === "bounced" ? null : adviceFor(code) }
}
