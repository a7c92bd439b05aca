import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { buttonLook } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import type { countAround, Member } from "@/db/queries/interviewer-card"
import { numberIn } from "@/lib/report/numbers"

type Props = { member: Member; around: Awaited<ReturnType<typeof countAround>> }

/** Where the rest of what is known of this interviewer is read. */
export async function Around({ member, around }: Props) {
  const t = await getTranslations("desk.card")
  const locale = await getLocale()
  const link = (href: string, words: string) => (
    <Link href={href} prefetch={false} className={buttonLook("plain", "small")}>
      {words}
    </Link>
  )
  return (
    <>
      {member.disabled && <Notice>{t("disabled")}</Notice>}
      <nav aria-label={t("around")} className="flex flex-wrap gap-2 print:hidden">
        {link(`/supervisor/verification?whose=all&interviewer=${member.id}`, t("checks"))}
        {link(
          `/supervisor/observe?interviewer=${member.id}`,
          t("observations", { n: numberIn(locale, around.observed) }),
        )}
        <span className="inline-flex min-h-8 items-center text-sm text-soft">
          {t("comments", { n: around.comments })}
        </span>
      </nav>
    </>
  )
}
