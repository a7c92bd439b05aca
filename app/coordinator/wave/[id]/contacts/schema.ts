import { z } from "zod"
import { doubledIn, FIELDS, type Field, missingIn } from "@/lib/sample/headers"

/** The server's limit for this address leaves room for the rest of the form. */
export const FILE_LIMIT = 30 * 1024 * 1024
export const MOST_ROWS = 250_000
const TEXT = z.string().trim().max(200, "too_long")

export const ListFile = z.file("no_file").min(1, "no_file").max(FILE_LIMIT, "too_big")

const COLUMN = z.string().refine((name): name is Field => name === "" || isField(name))
const isField = (name: string) => (FIELDS as readonly string[]).includes(name) || name.startsWith("attribute:")

/** What the coordinator says of a list: what its columns are and where it came from. */
export const ListWanted = z.object({
  name: TEXT.min(1, "required"),
  reference: TEXT,
  /** Empty for a list without a request. */
  requestId: z.union([z.literal(""), z.uuid()]),
  mapping: z.array(COLUMN).min(1).max(200),
})
export type ListWanted = z.output<typeof ListWanted>

/** With the columns that a list of the study must have. */
export const listWantedWith = (needed: readonly Field[]) =>
  ListWanted.superRefine(({ mapping }, context) => {
    const add = (message: string) => context.addIssue({ code: "custom", path: ["mapping"], message })
    if (missingIn(mapping, needed).length > 0) add("columns_missing")
    else if (doubledIn(mapping).length > 0) add("columns_doubled")
  })

export type PreviewColumn = Readonly<{ letter: string; header: string; field: Field; samples: readonly string[] }>
export type Preview = Readonly<{ columns: readonly PreviewColumn[] }>
export type Started = Readonly<{ taskId: string }>
