// The generated pages: every printed figure with what comes out of the others, and the verdict.
import { numberIn } from "../../report/numbers"
import { countVerdicts, type Figure, type GoldenPart, type Verdict } from "./golden"

/** Texts of the pages by their names within docs/: a summary with all misprints, the tables, the chapters. */
export function goldenPages(parts: readonly GoldenPart[]): Record<string, string> {
  const isChapter = ({ name }: GoldenPart) => name.startsWith("Chapter")
  return {
    "golden-2020.md": summary(parts),
    "golden-2020/tables.md": listing(
      "Tables",
      parts.filter((part) => !isChapter(part)),
    ),
    "golden-2020/chapters.md": listing("Chapters", parts.filter(isChapter)),
  }
}

/** One figure in one line, for a terminal. */
export function lineOf({ cell, verdict, reason, ...figure }: Figure): string {
  const allowed = figure.allowed ? `, allowed ${allowedIn({ cell, ...figure })}` : ""
  const why = reason && verdict === "misprint" ? ` (${reason})` : ""
  return `${verdict.padEnd(8)} ${cell}: printed ${printedIn({ cell, ...figure })}, recomputed ${computedIn({ cell, ...figure })}${allowed}${why}`
}

const GENERATED = "<!-- Written by `npm run golden`. Do not edit. -->"
const VERDICTS: readonly Verdict[] = ["exact", "inside", "misprint", "outside"]

function summary(parts: readonly GoldenPart[]): string {
  const all = parts.flatMap(({ figures }) => figures)
  const alone = all.filter(isAlone)
  const counts = countVerdicts(parts)
  const row = (name: string, figures: readonly Figure[]) => {
    const counted = countVerdicts([{ name, figures }])
    return `| ${name} | ${figures.length} | ${VERDICTS.map((verdict) => counted[verdict]).join(" | ")} |`
  }
  const named = all.filter(({ verdict }) => verdict === "misprint" || verdict === "outside")
  return lines(
    GENERATED,
    "# The report of 2020, recomputed",
    "",
    "Every figure that the report prints and that follows from other printed figures, held against them: item, criterion, form, service and nation; bodies, providers, regions; rankings; years; the sample. Inputs are printed rounded, so a recomputed figure is right when the printed one lies in the interval that the rounding of its inputs allows. Services 2.36 to 2.70 are in the national tables only: their chapters are not in the data.",
    "",
    `**${all.length} figures: ${counts.exact} exact, ${counts.inside} inside, ${counts.misprint} misprints, ${counts.outside} outside.**`,
    "",
    "- *exact*: the printed inputs as they stand give what is printed.",
    "- *inside*: the rounding of the inputs allows what is printed.",
    "- *misprint*: the figure contradicts others, and why is named below.",
    "- *outside*: the figure contradicts others, and nothing explains it.",
    "",
    `${alone.length} of them have nothing printed below them: there the mean and the share of fives must be able to go together (so many fives give a mean of at least 1 + 4p; none at all gives at most 4). They count as inside, never as exact.`,
    "",
    "| Part | Figures | Exact | Inside | Misprint | Outside |",
    "|---|--:|--:|--:|--:|--:|",
    ...parts.filter(({ figures }) => figures.length > 0).map(({ name, figures }) => row(name, figures)),
    "",
    "All of them: [tables](golden-2020/tables.md), [chapters](golden-2020/chapters.md). Other files of the same shape: `npm run golden -- --services FILE --national FILE`.",
    "",
    "## Misprints",
    "",
    "| Where | Printed | Recomputed | Allowed | Why |",
    "|---|--:|--:|--:|---|",
    ...named.map(
      (figure) =>
        `| ${cellText(figure.cell)} | ${printedIn(figure)} | ${computedIn(figure)} | ${allowedIn(figure)} | ${cellText(figure.reason ?? "unknown")} |`,
    ),
  )
}

function listing(title: string, parts: readonly GoldenPart[]): string {
  return lines(
    GENERATED,
    `# ${title}: every figure`,
    "",
    "[Summary and misprints](../golden-2020.md)",
    ...parts
      .filter(({ figures }) => figures.length > 0)
      .flatMap(({ name, figures }) => [
        ...["", `## ${name}`, "", "| Where | Printed | Recomputed | Allowed | Verdict |", "|---|--:|--:|--:|---|"],
        ...figures.map(
          (figure) =>
            `| ${cellText(figure.cell.replace(/^chapter \d+ \/ /, ""))} | ${printedIn(figure)} | ${computedIn(figure)} | ${allowedIn(figure)} | ${figure.verdict} |`,
        ),
      ]),
  )
}

/** Nothing printed stands below it. */
const isAlone = ({ computed, allowed }: Figure) => computed === null && allowed !== undefined

type Shown = Pick<Figure, "cell" | "printed" | "computed" | "allowed">

const printedIn = ({ cell, printed }: Shown) => valueIn(printed, decimalsOf(cell))
const computedIn = ({ cell, computed, allowed }: Shown) =>
  valueIn(computed, allowed ? decimalsOf(cell) + 2 : decimalsOf(cell))
const allowedIn = ({ cell, allowed }: Shown) =>
  allowed ? allowed.map((end) => valueIn(end, decimalsOf(cell) + 2)).join(" … ") : ""

function valueIn(value: unknown, decimals: number): string {
  if (typeof value === "number") return numberIn("en", value, Number.isInteger(value) && decimals === 0 ? 0 : decimals)
  if (typeof value === "boolean") return value ? "yes" : "no"
  return value === null || value === undefined ? "–" : cellText(String(value))
}

function decimalsOf(cell: string): number {
  if (/ (mean|possible|on the scale|change of the mean 2019-2020)$/.test(cell)) return 2
  return / (pct|adds up|complaints|kazakh|russian|State Corporation)$/.test(cell) ? 1 : 0
}

const cellText = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ")
const lines = (...all: string[]) => `${all.join("\n")}\n`
