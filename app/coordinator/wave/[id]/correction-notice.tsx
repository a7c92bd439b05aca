import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { correctionsSince } from "@/db/queries/corrections"
import { type Person, regionScope } from "@/lib/permission"

/** On every page of a wave: what was released is no longer true, and where it is corrected. */
export async function CorrectionNotice({ person, waveId }: { person: Person; waveId: string }) {
  const since = await read(() => correctionsSince(db(), waveId, regionScope(person)))
  if (!since || since.untrue === 0) return null
  const t = await getTranslations("release.corrections")
  return (
    <Notice kind="warn" className="mb-4 print:hidden">
      {t("notice", { number: since.release.number, n: since.untrue })}{" "}
      <Link
        href={`/coordinator/wave/${waveId}/release#correction`}
        className="font-medium text-accent underline underline-offset-4"
      >
        {t("noticeLink")}
      </Link>
    </Notice>
  )
}
