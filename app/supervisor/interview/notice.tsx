import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { countComments } from "@/db/queries/comments"
import type { Person } from "@/lib/permission"

/** How many comments wait for this supervisor; nothing when none does. */
export async function CommentsNotice({ person }: { person: Person }) {
  const counts = [...(await read(() => countComments(db(), person))).values()]
  const answered = counts.reduce((sum, one) => sum + one.answered, 0)
  if (answered === 0) return null
  const t = await getTranslations("comment")
  return (
    <Notice>
      <Link href="/supervisor/interview" className="text-accent underline underline-offset-4">
        {t("waits.supervisor")}: {t("list.count", { n: answered })}
      </Link>
    </Notice>
  )
}
