import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type AuditHead, type AuditLink, ChainCheck, linkHash, readHead, readLink, writeLink } from "./chain"

function chainOf(texts: readonly string[]): AuditLink[] {
  let before = ""
  return texts.map((text, at) => {
    before = linkHash(before, text)
    return { seq: at + 1, hash: before, text }
  })
}
function check(links: readonly AuditLink[], heads: readonly AuditHead[] = []) {
  const chain = new ChainCheck(heads)
  for (const link of links) if (!chain.follow(link)) break
  chain.end()
  return chain
}
const TEXTS = ["[1, a]", "[2, b]", "[3, c]", "[4, d]"]
const whole = chainOf(TEXTS)
const headOf = ({ seq, hash }: AuditLink): AuditHead => ({ seq, hash })

describe("a chain", () => {
  it("is whole: its length and head", () => {
    const { fault, length, head } = check(whole, [headOf(whole[1]!)])
    expect({ fault, length, head }).toEqual({ fault: null, length: 4, head: headOf(whole[3]!) })
    expect(check([])).toMatchObject({ fault: null, length: 0, head: null })
  })

  it.each<[string, readonly AuditLink[], object]>([
    ["a changed line", whole.with(1, { ...whole[1]!, text: "[2, B]" }), { kind: "changed_line", seq: 2 }],
    ["a line taken away", whole.with(2, { ...whole[2]!, text: null }), { kind: "missing_line", seq: 3 }],
    ["a link taken away", whole.toSpliced(1, 1), { kind: "missing_link", seq: 2 }],
    ["the first one taken away", whole.slice(1), { kind: "missing_link", seq: 1 }],
    [
      "two lines exchanged",
      whole.with(1, { ...whole[1]!, text: "[3, c]" }).with(2, { ...whole[2]!, text: "[2, b]" }),
      { kind: "changed_line", seq: 2 },
    ],
  ])("with %s names the first fault", (_what, links, fault) => {
    expect(check(links).fault).toEqual(fault)
  })

  it("that was written anew from some line on is found by a head published before", () => {
    const anew = chainOf(TEXTS.with(2, "[3, C]"))
    expect(check(anew).fault).toBeNull()
    const published = whole[3]!.hash
    expect(check(anew, [headOf(whole[3]!)]).fault).toEqual({
      ...{ kind: "other_head", seq: 4, published, found: anew[3]!.hash },
    })
    expect(check(whole.slice(0, 3), [headOf(whole[3]!)]).fault).toEqual({
      ...{ kind: "other_head", seq: 4, published, found: null },
    })
  })

  it("finds any single change of a text or a hash", () => {
    const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(texts, fc.nat(), fc.boolean(), (all, where, inText) => {
        const links = chainOf(all)
        const at = where % links.length
        const one = links[at]!
        const broken = inText ? { ...one, text: `${one.text} ` } : { ...one, hash: linkHash(one.hash, "") }
        expect(check(links.with(at, broken)).fault).toEqual({ kind: "changed_line", seq: at + 1 })
      }),
    )
  })
})

describe("an exported row", () => {
  it("is read as it was written", () => {
    for (const link of whole) expect(readLink(writeLink(link).trimEnd())).toEqual(link)
  })

  it.each(["", "1\tabc\t[1]", `0\t${"a".repeat(64)}\t[1]`, `1\t${"a".repeat(64)}\t`])("is refused: %j", (row) => {
    expect(readLink(row)).toBeNull()
  })

  it("heads are read from number and hash", () => {
    expect(readHead(`12:${"a".repeat(64)}`)).toEqual({ seq: 12, hash: "a".repeat(64) })
    for (const wrong of ["12", `x:${"a".repeat(64)}`, `12:${"A".repeat(64)}`]) expect(readHead(wrong)).toBeNull()
  })
})
