"use server"
import { action } from "@/app/_server/action"
import { findUnfinished } from "@/db/queries/links-list"
import { regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { makeLinks, peopleOfCell } from "./make"
import { CaseLinks, CellLinks } from "./schema"

const forCell = action({
  verb: "link.create",
  input: CellLinks,
  thing: async (_tx, input) => ({ region: input.region || null }),
  work: async (doing) => makeLinks(doing, await peopleOfCell(doing, doing.input, Math.random)),
})

const forCases = action({
  verb: "link.create",
  input: CaseLinks,
  work: async (doing) => {
    const { waveId, caseIds } = doing.input
    const found = await findUnfinished(doing.tx, waveId, regionScope(doing.person), caseIds)
    // Finished meanwhile, or another region's: to this person there is no such case.
    if (found.length === 0) throw new Problem("not_found")
    return makeLinks(doing, found)
  },
})

export async function makeCellLinks(raw: CellLinks) {
  return forCell(raw)
}

export async function makeCaseLinks(raw: CaseLinks) {
  return forCases(raw)
}
