import { getTranslations } from "next-intl/server"
import { env } from "@/app/_server/env"
import { Copy } from "@/components/ui/copy"

/** The address that anybody may answer at, ready to be copied. */
export async function OpenLink({ path }: { path: string }) {
  const t = await getTranslations("coordinator.waves")
  const address = new URL(path, env().NEXTAUTH_URL).href
  return (
    <section className="rounded-lg border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-sm font-semibold">{t("openLink")}</h2>
        <code className="min-w-0 break-all select-all">{address}</code>
        <Copy words={address} label={t("copy")} copied={t("copied")} />
      </div>
      <p className="mt-1 text-sm text-soft">{t("openLinkHint")}</p>
    </section>
  )
}
