import Link from "next/link"
import { getFormatter, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { appealsOf } from "@/db/queries/appeals"
import { OpinionForm } from "./opinion-form"

/** Below a decided check: what was looked at again, and asking for a second opinion once. */
export async function SecondOpinion({ verificationId, finding }: { verificationId: string; finding: string }) {
  const t = await getTranslations("appeal")
  const format = await getFormatter()
  const looks = await read(() => appealsOf(db(), verificationId))
  const open = looks.some(({ outcome }) => outcome === null)
  const asks = !open && finding !== "unreachable" && looks.every(({ kind }) => kind !== "second_opinion")
  if (looks.length === 0 && !asks) return null
  return (
    <Card title={t("opinion.title")}>
      <div className="grid gap-3">
        {looks.length > 0 && (
          <ul className="grid gap-1 text-sm">
            {looks.map(({ id, kind, askedAt, outcome }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-medium">{t(`kinds.${kind}`)}</span>
                <span className="text-soft">{format.dateTime(askedAt, { dateStyle: "short" })}</span>
                <span>{outcome ? t(`outcomes.${outcome}`) : t("opinion.waiting")}</span>
                <Link href={`/supervisor/appeals/${id}`} className="text-accent underline underline-offset-4">
                  {t("opinion.read")}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {asks && <OpinionForm id={verificationId} />}
      </div>
    </Card>
  )
}
