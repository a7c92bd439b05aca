import { expect, it } from "vitest"
import { filesIn, fontsIn } from "./files"

it("finds scripts, styles and fonts of a page once each, in tags and in data", () => {
  const html = `<link rel="stylesheet" href="/_next/static/chunks/a1.css"><script src="/_next/static/chunks/b-2.js" async></script>
    <link rel="preload" as="font" href="/_next/static/media/noto.p.0x.woff2">
    <script>self.push([1,"4:I[12,[\\"/_next/static/chunks/b-2.js\\",\\"/_next/static/chunks/c~3.js\\"]]"])</script>
    <script>x=["static/chunks/late.js"]</script> /assets/other.css`
  expect(filesIn(html)).toEqual(
    ["chunks/a1.css", "chunks/b-2.js", "media/noto.p.0x.woff2", "chunks/c~3.js", "chunks/late.js"].map(
      (file) => `/_next/static/${file}`,
    ),
  )
})

it("finds the fonts of a style sheet", () => {
  expect(fontsIn("@font-face{src:url(../media/a.0x~1.woff2)}@font-face{src:url(../media/a.0x~1.woff2)}")).toEqual([
    "/_next/static/media/a.0x~1.woff2",
  ])
})
