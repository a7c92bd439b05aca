// A practice wave proves nothing, so its chance may be picked: the demo shows every kind of check on the first click.
import { loadStudy } from "@/adapters/study-package"
import { newSeed } from "@/adapters/vault/seed"
import { isDrawn } from "@/lib/verification/draw"
import { KINDS, kindOf } from "@/lib/verification/kind"
import { kindShares, policyOf } from "@/lib/verification/policy"
import { streamOf } from "@/lib/verification/stream"
import { inRoot } from "./root"

/** A seed that draws one check of each kind at least among what the interviewers complete with so many calls. */
export async function seedWithEveryKind(folder: string, interviewers: readonly string[], calls: number) {
  const read = await loadStudy(inRoot(`studies/${folder}`))
  if (!read.ok) throw new Error(`studies/${folder} does not load`)
  const policy = policyOf(read.study)
  const shares = kindShares(policy)
  const streams = interviewers.map((interviewerId) => streamOf({ mode: "phone", source: "", interviewerId }))
  const positions = Array.from({ length: Math.floor(calls / 2) }, (_, index) => index + 1)
  const kindsUnder = (seed: string) =>
    new Set(
      streams.flatMap((stream) =>
        positions
          .filter((position) => isDrawn(seed, stream, position, policy.share))
          .map((position) => kindOf(seed, stream, position, "value", shares)),
      ),
    )
  const wanted = KINDS.filter((kind) => shares[kind] > 0)
  for (;;) {
    const seed = newSeed()
    const drawn = kindsUnder(seed)
    if (wanted.every((kind) => drawn.has(kind))) return seed
  }
}
