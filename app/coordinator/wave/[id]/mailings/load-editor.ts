// What the editor needs beside the mailing itself.
import { getLocale } from "next-intl/server"
import { db } from "@/app/_server/database"
import { env } from "@/app/_server/env"
import { read } from "@/db/client"
import { viewMailings } from "@/db/queries/mailing-view"
import type { WaveRow } from "@/db/queries/waves"
import { mailingStudy } from "@/lib/mailing/study"
import { type Person, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import type { Study } from "@/lib/study/study"
import { examplesFor } from "./examples"

/** Mailings to remind of are those that reach into the person's regions, without the one that is edited. */
export async function editorParts(person: Person, wave: WaveRow, study: Study, id: string | null) {
  const scope = regionScope(person)
  const locale = await getLocale()
  const others = await read(() => viewMailings(db(), wave.id, scope))
  return {
    site: new URL(env().NEXTAUTH_URL).origin,
    study: mailingStudy(study),
    axes: namedAxes(study, locale, scope),
    befores: others.filter((one) => one.id !== id).map(({ id: code, name }) => ({ code, label: name })),
    examples: examplesFor(study.languages),
    regional: scope !== null,
  }
}
