import { createElement as h, type ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { settle } from "./settle"

const Later = async ({ word, children }: { word: string; children?: ReactNode }) =>
  Promise.resolve(h("b", { title: word }, children))
const List = ({ words }: { words: readonly string[] }) => words.map((word) => h(Later, { key: word, word }))

describe("settle", () => {
  it.each([
    ["text", "<a>", "&lt;a&gt;"],
    ["nothing", null, ""],
    ["a component that waits", h(Later, { word: "one" }, h("i")), '<b title="one"><i></i></b>'],
    [
      "one within another",
      h("p", null, h(Later, { word: "1" }, h(Later, { word: "2" }))),
      '<p><b title="1"><b title="2"></b></b></p>',
    ],
    ["several at once", h("p", null, h(List, { words: ["1", "2"] }), 3), '<p><b title="1"></b><b title="2"></b>3</p>'],
    // biome-ignore lint/security/noDangerouslySetInnerHtml: it is what charts are made of
    ["markup of our own", h("p", { dangerouslySetInnerHTML: { __html: "<svg></svg>" } }), "<p><svg></svg></p>"],
  ])("%s", async (_name, node, html) => {
    expect(renderToStaticMarkup(await settle(node))).toBe(html)
  })

  it("passes on what a component throws", async () => {
    const broken = async () => {
      throw new Error("no")
    }
    await expect(settle(h("p", null, h(broken)))).rejects.toThrow("no")
  })
})
