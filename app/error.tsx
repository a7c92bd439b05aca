"use client"
import { useTranslations } from "next-intl"
import { useEffect } from "react"
import { Button } from "@/components/ui/button"
import { PROBLEMS, type ProblemCode } from "@/lib/problem"
import { MessagePage } from "./message-page"

/** Server errors arrive without their text; what matters to the person is that they can try again. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations()
  useEffect(() => console.error(error), [error])
  return (
    <MessagePage title={t("common.errorTitle")}>
      <p className="mb-4">{t(`problem.${codeOf(error.digest)}`)}</p>
      <Button onClick={reset}>{t("common.retry")}</Button>
    </MessagePage>
  )
}

const codeOf = (digest: string | undefined): ProblemCode =>
  digest && digest in PROBLEMS ? (digest as ProblemCode) : "unexpected"
