import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { buttonLook } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { dueOf } from "./due"

/** Reminds of the supervisor's own checks that are overdue or due soon. */
export async function DueNotice({ personId }: { personId: string }) {
  const { overdue, soon } = await dueOf(personId)
  if (overdue + soon === 0) return null
  const t = await getTranslations("desk.due")
  return (
    <Notice kind={overdue > 0 ? "bad" : "warn"}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span>{t("notice", { overdue, soon })}</span>
        <Link
          href={`/supervisor/verification?whose=mine&due=${overdue > 0 ? "overdue" : "soon"}`}
          className={buttonLook("plain", "small")}
        >
          {t("open")}
        </Link>
      </div>
    </Notice>
  )
}
