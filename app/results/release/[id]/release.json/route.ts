import { canonical } from "@/lib/release/canonical"
import { immutableFile } from "../file"
import { loadRelease, type ReleaseParams } from "../load"

/** The whole release, byte for byte what its hash is of. */
export async function GET(request: Request, { params }: ReleaseParams): Promise<Response> {
  const { hash, number, snapshot } = await loadRelease(params)
  const name = `release-${snapshot.study.id}-${number}.json`
  return immutableFile(request, canonical(snapshot), { tag: hash, type: "application/json; charset=utf-8", name })
}
