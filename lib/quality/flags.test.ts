import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { burst } from "./burst"
import { callLength } from "./call-length"
import { chanceOfCluster, clustersOf } from "./cluster"
import { digitHeaping, tailOf } from "./digit-heaping"
import type { EntrySign } from "./entry-sign"
import type { Judged } from "./judged"
import { likenessOf, weightsOf } from "./likeness"
import { scoreOfT, tOfScore, upperPoint, upperTail } from "./normal"
import { depthOf, nightsOf, oddHours } from "./odd-hours"
import { chanceOfPace, paceOf } from "./pace"
import { chanceAmong, countFrom, quantile } from "./robust"
import { samenessesOf, samenessOf, straightLining } from "./straight-lining"
import { suspectedOf } from "./suspected"
import { inventField } from "./testing/field"
import { thinned } from "./thinned"
import { unlikePeers } from "./unlike-peers"
import { signsAmong, wayIn } from "./way-in"

const { interviews } = inventField({ seed: 5, interviewers: 10, each: 30 })
const pace = paceOf(interviews)
const one = interviews[0]!

describe("chance among peers", () => {
  it.each([
    [0, 99, 0.01],
    [0, 98, 1 / 99],
    [4, 499, 0.01],
  ])("%i of %i", (extreme, peers, chance) => expect(chanceAmong(extreme, peers)).toBeCloseTo(chance, 12))

  it("counts from a value upwards as a filter does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 0, max: 9 }), (list, value) => {
        const sorted = [...list].sort((a, b) => a - b)
        expect(countFrom(sorted, value)).toBe(list.filter((other) => other >= value).length)
      }),
    )
  })

  it.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[7], 0.9, 7],
    [[0, 10], 0.25, 2.5],
  ])("quantile of %j at %d", (list, share, value) => expect(quantile(list, share)).toBeCloseTo(value, 12))
})

describe("normal tails", () => {
  it.each([
    [0, 0.5],
    [1.6449, 0.05],
    [2.3263, 0.01],
    [-1.96, 0.975],
  ])("beyond %d", (z, tail) => expect(upperTail(z)).toBeCloseTo(tail, 4))

  it("turns t into scores and back; t 2.0096 has 2.5 % above it at 49", () => {
    expect(upperTail(scoreOfT(2.0096, 49))).toBeCloseTo(0.025, 4)
    expect(tOfScore(scoreOfT(2.5, 12), 12)).toBeCloseTo(2.5, 9)
    expect(upperPoint(0.025)).toBeCloseTo(1.96, 3)
  })
})

describe("pace", () => {
  it("is never unusual at or above the middle, and rarer the faster", () => {
    expect(chanceOfPace(pace, 0.1, 20)).toBe(1)
    const chances = [-0.2, -0.5, -1, -2].map((ratio) => chanceOfPace(pace, ratio, 20))
    expect(chances).toEqual([...chances].sort((a, b) => b - a))
    expect(chances.at(-1)).toBeCloseTo(1 / (pace.paces.length + 1), 12)
  })

  it("does not judge interviews with too few timed items", () => {
    const short = { ...one, times: one.times.slice(0, 4) }
    expect([callLength({ ...short, call: 1 }, pace, 0.2), burst(short, pace, 0.2)]).toEqual([null, null])
  })

  it("flags a call that its interview outlasts, and not one that was merely quick", () => {
    const active = one.times.reduce((sum, { seconds }) => sum + seconds, 0)
    expect(callLength({ ...one, call: active / 2 }, pace, 0.01)).toMatchObject({ kind: "call_length" })
    expect(callLength({ ...one, call: active }, pace, 0.01)).toBeNull()
    expect(callLength({ ...one, call: null }, pace, 0.01)).toBeNull()
  })

  it("counts only answers since the completion before: resumed interviews are no burst", () => {
    const resumed = { ...one, since: one.endedAt - 20_000, times: one.times.map((t) => ({ ...t, received: 0 })) }
    expect(burst(resumed, pace, 0.2)).toBeNull()
    const made = { ...resumed, times: one.times.map((t) => ({ ...t, received: one.endedAt - 1 })) }
    expect(burst(made, pace, 0.01)).toMatchObject({ kind: "burst", seen: { seconds: 20 } })
  })
})

describe("straight-lining", () => {
  it.each([
    ["555555", { code: "5", same: 6, run: 6 }],
    ["554555", { code: "5", same: 5, run: 3 }],
    ["123451", { code: "1", same: 2, run: 1 }],
  ])("%s", (codes, sameness) => expect(samenessOf([...codes])).toMatchObject(sameness))

  it("says nothing about five ratings", () => expect(samenessOf(["5", "5", "5", "5", "5"])).toBeNull())

  it("never flags the line that many give: all fives in a content public", () => {
    const content = interviews.map((peer, n) => ({
      ...peer,
      ratings: n % 4 ? peer.ratings : peer.ratings.map(() => "5"),
    }))
    const known = samenessesOf(content)
    const all = { ...one, ratings: one.ratings.map(() => "5") }
    expect(straightLining(all, known, 0.05)).toBeNull()
    expect(straightLining({ ...all, ratings: one.ratings.map(() => "2") }, known, 0.05)).not.toBeNull()
  })
})

describe("likeness", () => {
  it("weighs an equal answer by its rarity, and a difference against", () => {
    const values = (a: string, b: string) =>
      new Map([...Array(1)].flatMap(() => [["a", a] as const, ["b", b] as const]))
    const peers = Array.from({ length: 100 }, (_, n) => ({
      id: `${n}`,
      group: "",
      values: values(n < 90 ? "5" : "1", `${n % 4}`),
    }))
    const weights = weightsOf(peers)
    const like = (a: string, b: string) =>
      likenessOf(
        weights,
        { id: "x", group: "", values: values("1", "2") },
        { id: "y", group: "", values: values(a, b) },
      )
    const common = likenessOf(weights, peers[0]!, { ...peers[4]!, id: "z" })
    expect(like("1", "2")).toMatchObject({ same: 2, items: 2 })
    expect(like("1", "2").weight).toBeGreaterThan(common.weight)
    expect(like("5", "2").weight).toBeLessThan(like("1", "2").weight)
  })
})

describe("clusters", () => {
  it.each([
    [1, false],
    [2, false],
    [3, true],
    [40, true],
  ])("of %i in a wave where others stand alone", (size, flagged) => {
    const clusters = clustersOf([
      { interviewerId: null, size: 1, interviews: 500 },
      { interviewerId: null, size, interviews: size },
    ])
    expect(chanceOfCluster(clusters, size) <= 0.01).toBe(flagged)
  })

  it("are usual where many share a device", () => {
    const shared = clustersOf([
      { interviewerId: null, size: 20, interviews: 200 },
      { interviewerId: null, size: 1, interviews: 300 },
    ])
    expect(chanceOfCluster(shared, 20)).toBeGreaterThan(0.3)
  })
})

describe("night", () => {
  it.each([
    [12 * 60, 0],
    [21 * 60 + 59, 0],
    [22 * 60, 1],
    [2 * 60 + 30, 270],
    [6 * 60 + 59, 1],
    [7 * 60, 0],
  ])("minute %i lies %i deep in it", (minute, depth) => expect(depthOf(minute)).toBe(depth))

  it("is usual for those whose peers fill in forms then", () => {
    const online = interviews.map(
      (peer, n): Judged => ({ ...peer, interviewerId: null, mode: "online", startMinute: n % 5 ? 720 : 150 }),
    )
    const late = { ...online[0]!, startMinute: 150 }
    expect(oddHours(late, nightsOf(online), 0.01)).toBeNull()
    expect(oddHours({ ...one, startMinute: 150 }, nightsOf(interviews), 0.01)).toMatchObject({
      seen: { time: "02:30" },
    })
  })
})

describe("thinning", () => {
  const made = new Map(Array.from({ length: 20 }, (_, n) => [`i${n}`, 50] as const))
  const hits = (counts: number[]) =>
    counts.flatMap((count, n) => Array.from({ length: count }, () => ({ interviewerId: `i${n}` })))

  it("keeps what comes from everybody, and cuts what one has far more of", () => {
    const even = hits(Array.from({ length: 20 }, () => 3))
    expect(thinned(even, made)).toHaveLength(60)
    expect(thinned(hits([40, ...Array.from({ length: 19 }, () => 0)]), made).length).toBeLessThan(4)
  })
})

describe("work", () => {
  it("beta-binomial tail is the binomial's without dispersion, and heavier with it", () => {
    expect(tailOf(8, 10, 0.5, 0)).toBeCloseTo(56 / 1024, 6)
    expect(tailOf(8, 10, 0.5, 0.1)).toBeGreaterThan(0.1)
    expect(tailOf(0, 10, 0.5, 0)).toBe(1)
  })

  it("says nothing of few interviewers, few interviews or few numbers", () => {
    expect(digitHeaping([{ interviewerId: "a", n: 200, heaped: 200 }], 0.2).size).toBe(0)
    expect(unlikePeers([], 0.2).size).toBe(0)
  })
})

describe("suspicion", () => {
  const flagged = Array.from({ length: 30 }, (_, n) => ({
    id: `${n}`,
    stream: n % 2 ? "a" : "b",
    position: n + 1,
    flags: 1 + (n % 4),
  }))
  const rooms = new Map([
    ["a", { length: 100, taken: 2 }],
    ["b", { length: 19, taken: 0 }],
  ])

  it("takes enough flags only, the most first, up to each stream's room, and whatever order they come in", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(flagged, { minLength: 30 }), (order) => {
        const chosen = suspectedOf(order, rooms, "seed", { minimumFlags: 2, atMost: 0.05 })
        expect(chosen).toEqual(suspectedOf(flagged, rooms, "seed", { minimumFlags: 2, atMost: 0.05 }))
        expect(chosen).toHaveLength(3)
        expect(chosen.every(({ stream, flags }) => stream === "a" && flags === 4)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it("adds nothing to a stream whose share is taken", () => {
    const full = new Map([["a", { length: 100, taken: 5 }]])
    expect(suspectedOf(flagged, full, "seed", { minimumFlags: 1, atMost: 0.05 })).toEqual([])
  })
})

describe("the way in", () => {
  const online = (signs: readonly EntrySign[]) => ({ mode: "online", signs }) as unknown as Judged
  const many = (n: number, signs: readonly EntrySign[]) => Array.from({ length: n }, () => online(signs))

  it("is unusual where few show its sign", () => {
    const among = signsAmong([...many(199, []), online(["hidden_field"])])
    expect(wayIn(online(["hidden_field"]), among, 0.01)).toEqual({
      kind: "way_in",
      seen: { signs: "hidden_field", n: 1 },
      usual: { share: 0 },
    })
    expect(wayIn(online([]), among, 0.01)).toBeNull()
  })

  it("waits for enough others where people show its sign too, and not where none do", () => {
    const among = signsAmong([...many(20, []), online(["no_work", "crowded", "hidden_field"])])
    expect(wayIn(online(["no_work", "crowded"]), among, 0.01)).toBeNull()
    expect(wayIn(online(["no_work", "hidden_field"]), among, 0.01)?.seen).toEqual({ signs: "hidden_field", n: 1 })
    expect(wayIn(online(["no_work"]), signsAmong([...many(199, []), online(["no_work"])]), 0.01)).not.toBeNull()
  })

  it("says nothing where many browse without scripts", () => {
    const among = signsAmong([...many(150, []), ...many(50, ["no_work"])])
    expect(wayIn(online(["no_work"]), among, 0.01)).toBeNull()
    expect(wayIn(online(["no_work", "too_soon"]), among, 0.01)?.seen).toEqual({ signs: "too_soon", n: 1 })
  })
})
