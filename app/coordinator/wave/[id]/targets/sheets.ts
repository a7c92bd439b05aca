// What the page, the file and the actions know of a wave's targets.
import { getLocale, getTranslations } from "next-intl/server"
import type { Tx } from "@/db/client"
import { listStanding } from "@/db/queries/targets"
import type { WaveRow } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import type { Sheet } from "@/lib/quota/sheet"
import { sheetsOf } from "@/lib/report/target-sheets"
import type { Study } from "@/lib/study/study"

/** The quota tables of a wave as this person may see them, in the language of the page. */
export async function loadSheets(tx: Tx, person: Person, wave: WaveRow, study: Study): Promise<Sheet[]> {
  const common = await getTranslations("common")
  const t = await getTranslations("target")
  const modes = { phone: common("modes.phone"), online: common("modes.online") }
  const said = { locale: await getLocale(), mode: t("mode"), modes }
  return sheetsOf(study, await listStanding(tx, person, wave.id), regionScope(person), wave.status === "open", said)
}
