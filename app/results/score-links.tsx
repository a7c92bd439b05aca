import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { buttonLook } from "@/components/ui/button"

/** From counts to scores: the wave's provisional ones, and those released. */
export async function ScoreLinks({ wave }: { wave: string }) {
  const t = await getTranslations("release")
  return (
    <span className="flex flex-wrap gap-2">
      <Link href={`/coordinator/wave/${wave}/scores`} className={buttonLook("plain")}>
        {t("provisional.title")}
      </Link>
      <Link href="/results/release" className={buttonLook("plain")}>
        {t("past.publicTitle")}
      </Link>
    </span>
  )
}
