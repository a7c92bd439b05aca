// A page of a release: the same frame and the same warnings above whatever it shows.
import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { latestRelease, type Release } from "@/db/queries/releases"
import { wordsOf } from "@/lib/report/words"
import { formatInTimeZone } from "@/lib/time"
import { respond } from "../_page/respond"
import { dayIn } from "../day"
import { PublicFrame } from "../frame"
import { releaseAt } from "./load"
import { Notices } from "./notices"

export type Shown = Readonly<{ title: ReactNode; name: string; body: ReactNode; wide?: boolean }>

type Options = Readonly<{
  /** What the page shows; null where there is no such page. */
  show: (release: Release, path: string) => Promise<Shown | null>
  /** The release's own page says everything about it; the others the warnings only. */
  whole?: boolean
}>

/** Answers with a page of the release at `id`; whatever is not there is the 404 page. */
export function releasePage(request: Request, id: string, { show, whole = false }: Options): Promise<Response> {
  return respond(request, async () => {
    const release = await releaseAt(id)
    if (!release) return null
    const newest = await read(() => latestRelease(db(), release.waveId))
    const path = new URL(request.url).pathname
    return {
      tag: `${release.hash} ${newest?.id}`,
      page: async () => {
        const shown = await show(release, path)
        return (
          shown && {
            title: `${shown.name}, ${release.snapshot.wave.name}`,
            view: (
              <PublicFrame
                path={path}
                list
                title={shown.title}
                wide={shown.wide ?? false}
                above={<Above release={release} link={!whole} />}
              >
                <Notices release={release} whole={whole} />
                {shown.body}
              </PublicFrame>
            ),
          }
        )
      },
    }
  })
}

async function Above({ release: { id, number, snapshot }, link }: { release: Release; link: boolean }) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const { study, wave, releasedAt } = snapshot
  const date = dayIn(locale, formatInTimeZone(new Date(releasedAt), study.timezone, "yyyy-MM-dd"))
  const said = `${t("released")} · ${t("release", { number, date })}`
  if (!link) return <p className="mb-1 text-sm text-soft">{said}</p>
  return (
    <p className="mb-1 text-sm text-soft">
      <a href={`/results/release/${id}?lang=${locale}`} className="text-accent underline underline-offset-4">
        {wordsOf(study.title, locale)}, {wave.name}
      </a>{" "}
      · {said}
    </p>
  )
}
