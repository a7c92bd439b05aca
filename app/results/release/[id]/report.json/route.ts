import { immutableFile } from "../file"
import { jsonOf } from "../files"
import { loadRelease, type ReleaseParams } from "../load"
import { reportOf } from "../tables"

/** Every table of the release, in all its languages. */
export async function GET(request: Request, { params }: ReleaseParams): Promise<Response> {
  const release = await loadRelease(params)
  const { hash, number, snapshot } = release
  const name = `report-${snapshot.study.id}-${number}.json`
  const text = jsonOf(release, reportOf(release)?.tables ?? [])
  return immutableFile(request, text, { tag: `${hash}-report`, type: "application/json; charset=utf-8", name })
}
