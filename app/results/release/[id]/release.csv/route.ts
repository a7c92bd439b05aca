import { getTranslations } from "next-intl/server"
import { releaseTable } from "@/lib/release/table"
import { csvOf } from "@/lib/report/csv"
import { DEFAULT_LOCALE, isLocale } from "@/messages/locales"
import { immutableFile } from "../file"
import { loadRelease, type ReleaseParams } from "../load"

/** Every score of the release as one table, in the language that the address names. */
export async function GET(request: Request, { params }: ReleaseParams): Promise<Response> {
  const { hash, number, snapshot } = await loadRelease(params)
  const wanted = new URL(request.url).searchParams.get("lang")
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE
  const t = await getTranslations({ locale, namespace: "release.csv" })
  const text = csvOf(releaseTable(snapshot, locale, { head: (name) => t(name), level: (name) => t(`levels.${name}`) }))
  const name = `release-${snapshot.study.id}-${number}-${locale}.csv`
  return immutableFile(request, text, { tag: `${hash}-${locale}`, type: "text/csv; charset=utf-8", name })
}
