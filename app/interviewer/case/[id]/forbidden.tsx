import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { currentPerson } from "@/app/_server/auth"
import { MessagePage } from "@/app/message-page"
import { buttonLook } from "@/components/ui/button"
import { may } from "@/lib/permission"

/** Another's case, or nobody's: the way back to one's own. Who makes no calls gets the usual words. */
export default async function NotYours() {
  const t = await getTranslations()
  const person = await currentPerson()
  if (!person || !may(person, "case.next")) {
    return <MessagePage title={t("common.forbiddenTitle")}>{t("problem.not_allowed")}</MessagePage>
  }
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{t("interviewer.notYours.title")}</h1>
      <p>{t("problem.case_not_yours")}</p>
      <p>
        <Link href="/interviewer" className={buttonLook("primary", "large")}>
          {t("interviewer.notYours.next")}
        </Link>
      </p>
    </main>
  )
}
