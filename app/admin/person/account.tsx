"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { Confirm } from "@/components/ui/confirm"
import { saveAccount } from "./actions"

type Props = { id: string; name: string; closed: boolean }

/** Closes an account or opens it again. */
export function Account({ id, name, closed }: Props) {
  const t = useTranslations("admin.person")
  const { refresh } = useRouter()
  const words = closed
    ? (["reopen", "reopenTitle", "reopenText"] as const)
    : (["close", "closeTitle", "closeText"] as const)
  const [verb, title, text] = words
  return (
    <div className="grid gap-3">
      <p>{t(closed ? "accountClosed" : "accountOpen")}</p>
      <div>
        <Confirm
          trigger={t(verb)}
          look={closed ? "plain" : "danger"}
          title={t(title, { name })}
          confirm={t(verb)}
          run={() => saveAccount({ id, closed: !closed })}
          done={refresh}
        >
          {t(text)}
        </Confirm>
      </div>
    </div>
  )
}
