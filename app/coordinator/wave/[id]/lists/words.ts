import { getLocale, getTranslations } from "next-intl/server"
import type { Asked } from "@/lib/sample/list-request"
import type { Entry } from "@/lib/study/register"
import type { Study } from "@/lib/study/study"

/** A request in words: the body, what it was asked for, the number of the letter. */
export async function requestNames(study: Study): Promise<(request: Asked | undefined) => string> {
  const t = await getTranslations("lists.register")
  const locale = await getLocale()
  const label = (entries: readonly Entry[] | undefined, code: string | null) =>
    code && (entries?.find((entry) => entry.code === code)?.label[locale] ?? code)
  return (request) => {
    if (!request) return ""
    const { body, region, service, reference } = request
    const of = [
      label(study.registers.bodies?.entries, body) ?? t("anyBody"),
      label(study.axes.region?.register.entries, region),
      label(study.axes.service?.register.entries, service),
      reference,
    ]
    return of.filter(Boolean).join(" · ")
  }
}
