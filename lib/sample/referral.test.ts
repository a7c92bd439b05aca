import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ReferralSettings } from "../study/referral"
import { couponsFor, mostOf, type ReferredCell, roomIn } from "./referral"

const consent = { kk: "келісім", ru: "согласие", en: "consent" }
const settings = ReferralSettings.parse({ limit: 3, generations: 2, ask: consent, consent })
const complete = { status: "complete", withdrawn: false, generation: 0 } as const

describe("coupons", () => {
  it.each([
    ["after a complete interview", settings, complete, 3],
    ["in a study without referrals", undefined, complete, 0],
    ["while it runs", settings, { ...complete, status: "running" as const }, 0],
    ["after being screened out", settings, { ...complete, status: "screened_out" as const }, 0],
    ["after withdrawing", settings, { ...complete, withdrawn: true }, 0],
    ["in the last generation but one", settings, { ...complete, generation: 1 }, 3],
    ["in the last generation", settings, { ...complete, generation: 2 }, 0],
  ])("%s", (_when, study, recruiter, n) => {
    expect(couponsFor(study, recruiter)).toBe(n)
  })
})

describe("room for one more", () => {
  const caps = { chainShare: 0.1, share: 0.5 }
  it.each<[string, ReferredCell[], string]>([
    ["no cell", [], "room"],
    ["an empty cell", [{ target: 100, ofChain: 0, referred: 0 }], "room"],
    ["the chain's last", [{ target: 100, ofChain: 9, referred: 49 }], "room"],
    ["a chain that has its share", [{ target: 100, ofChain: 10, referred: 20 }], "chain_full"],
    ["chains that have theirs together", [{ target: 100, ofChain: 1, referred: 50 }], "share_full"],
    ["a cell so small that its share is less than one", [{ target: 3, ofChain: 0, referred: 0 }], "room"],
    ["the same with one in it", [{ target: 3, ofChain: 1, referred: 1 }], "share_full"],
    ["a cell that wants nobody", [{ target: 0, ofChain: 0, referred: 0 }], "share_full"],
    [
      "one full cell of two",
      [
        { target: 50, ofChain: 0, referred: 0 },
        { target: 10, ofChain: 1, referred: 2 },
      ],
      "chain_full",
    ],
  ])("%s", (_what, cells, room) => {
    expect(roomIn(caps, cells)).toBe(room)
  })
})

it("never lets a chain, or all chains, past their share but for one person, whatever order they come in", () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      ...([share, share, fc.nat(60)] as const),
      fc.array(fc.nat(4), { maxLength: 150 }),
      (chainShare, all, target, comers) => {
        const taken = new Map<number, number>()
        let referred = 0
        for (const chain of comers) {
          const ofChain = taken.get(chain) ?? 0
          if (roomIn({ chainShare, share: all }, [{ target, ofChain, referred }]) !== "room") continue
          taken.set(chain, ofChain + 1)
          referred++
        }
        const limit = (part: number) => (target === 0 ? 0 : Math.max(1, part * target + 1e-6))
        expect(referred).toBeLessThanOrEqual(limit(all))
        for (const n of taken.values()) expect(n).toBeLessThanOrEqual(limit(chainShare))
      },
    ),
  )
})

it("lets in more with a larger share, never more than the target", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.nat(10_000),
      (a, b, target) => {
        expect(mostOf(Math.min(a, b), target)).toBeLessThanOrEqual(mostOf(Math.max(a, b), target))
        expect(mostOf(a, target)).toBeLessThanOrEqual(target)
      },
    ),
  )
})
