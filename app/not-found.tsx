import { useTranslations } from "next-intl"
import { MessagePage } from "./message-page"

export default function Page() {
  const t = useTranslations()
  return <MessagePage title={t("common.notFoundTitle")}>{t("problem.not_found")}</MessagePage>
}
