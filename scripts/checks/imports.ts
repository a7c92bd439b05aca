import { posix } from "node:path"
import { isTest, type Source, withoutComments } from "../parts/files"

type Rule = { folder: string; may?: RegExp; mayNot?: RegExp; why: string }

const DATABASE = "^(pg|drizzle-orm)(/|$)"
const rules: Rule[] = [
  {
    folder: "lib",
    may: /^(lib\/|zod(\/|$)|papaparse$|libphonenumber-js(\/|$)|@noble\/hashes(\/|$)|date-fns(\/|$)|@date-fns\/tz$|re2js$|uuid$)/,
    why: "lib is pure: itself and the allowed libraries only",
  },
  { folder: "db", mayNot: /^(react|next|app|components)(\/|-|$)/, why: "db knows PostgreSQL, not pages" },
  {
    folder: "adapters",
    mayNot: /^(react|next|app|components|db)(\/|-|$)/,
    why: "adapters know the outside world only",
  },
  { folder: "app", mayNot: new RegExp(DATABASE), why: "only db knows PostgreSQL" },
  {
    folder: "components",
    mayNot: new RegExp(`${DATABASE}|^(db|app|adapters)/`),
    why: "components know no database, no routes",
  },
]

const IMPURE =
  /\b(?:Date\.now|new Date\(\)|Math\.random|process\.|console\.|fetch\(|setTimeout|setInterval|crypto\.|globalThis|performance\.)/

/** Imports that cross a layer the wrong way. */
export function wrongImports(files: Source[]): string[] {
  return files.filter(isOurCode).flatMap((file) =>
    importsOf(file).flatMap((target) => {
      const broken = rules.find(
        ({ folder, may, mayNot }) =>
          file.path.startsWith(`${folder}/`) && ((may && !may.test(target)) || mayNot?.test(target)),
      )
      return broken ? [`${file.path} imports ${target}: ${broken.why}`] : []
    }),
  )
}

/** Clock, chance, network and machine in lib, which takes them as arguments. */
export function impure(files: Source[]): string[] {
  return files
    .filter((file) => file.path.startsWith("lib/") && isOurCode(file))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split("\n")
        .flatMap((line, index) => {
          const found = IMPURE.exec(line)?.[0]
          return found ? [`${path}:${index + 1} uses ${found}: lib takes it as an argument`] : []
        }),
    )
}

/** Not the tests, nor what only tests use: fixtures in `testing/`, generators named `arbitrary`. */
const isOurCode = ({ path }: Source) =>
  /\.tsx?$/.test(path) && !isTest(path) && !/\/testing\/|\/arbitrary\.ts$/.test(path)

/** What a file imports: packages by name, our own files by their path from the root. */
function importsOf({ path, text }: Source): string[] {
  const found = withoutComments(text).matchAll(/(?<!["'.\w])(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g)
  return [...found].map(([, target = ""]) => {
    if (target.startsWith("@/")) return target.slice(2)
    return target.startsWith(".") ? posix.join(posix.dirname(path), target) : target
  })
}
