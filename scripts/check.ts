import { existsSync } from "node:fs"
import { formsByGet } from "./checks/forms"
import { impure, wrongImports } from "./checks/imports"
import { leftovers } from "./checks/leftovers"
import { deadLinks, wrongPlaces } from "./checks/readme"
import { sizes, tooLong } from "./checks/size"
import { projectFiles } from "./parts/files"
import { inRoot } from "./parts/root"
import { script } from "./parts/run"

await script(async () => {
  const code = projectFiles(/\.(tsx?|mjs|js|css)$/)
  const documents = projectFiles(/\.md$/)
  const readme = documents.find(({ path }) => path === "README.md")?.text ?? ""
  const exists = (path: string) => existsSync(inRoot(path))
  console.log(sizes(code))
  const faults = [
    ...[...tooLong(code), ...leftovers(code), ...formsByGet(code), ...wrongImports(code), ...impure(code)],
    ...[...wrongPlaces(readme, exists), ...deadLinks(documents, exists)],
  ]
  if (faults.length > 0) throw new Error(`${faults.join("\n")}\n\n${faults.length} to mend.`)
})
