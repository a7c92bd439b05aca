import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { csvOf } from "@/lib/report/csv"
import { dimensionsOfStudy } from "@/lib/study/dimensions"
import { attachment } from "../../control/file"
import { loadWave, type WaveParams } from "../../load"
import { loadSample } from "../load"
import { sampleWords } from "../words"

/** A row per group of the weights: its codes, how many interviews there are, and what each weighs. No respondents. */
export async function GET(_request: Request, { params }: WaveParams): Promise<Response> {
  const person = await requirePerson("wave.steer", { region: null })
  const { wave, study } = await loadWave(params)
  const { view } = await loadSample(person, wave, study)
  const t = await getTranslations("weighting.weights")
  const { codeName, nameOf, number } = await sampleWords()
  const known = dimensionsOfStudy(study)
  const margins = (view?.weights?.sample.margins ?? []).map(
    ({ name }) => known.find((one) => one.name === name) ?? { name, label: { name }, codes: [] },
  )
  const rows = (view?.weights?.groups ?? []).map(({ codes, n, weight }) => [
    ...margins.flatMap((margin) => [codes[margin.name] ?? "", codeName(margin, codes[margin.name] ?? "")]),
    String(n),
    number(weight, 6),
  ])
  const head = [...margins.flatMap((margin) => [margin.name, nameOf(margin)]), t("n"), t("weight")]
  return attachment(csvOf([head, ...rows]), `weights-${wave.id}.csv`, "text/csv")
}
