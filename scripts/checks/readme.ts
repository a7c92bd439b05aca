import { posix } from "node:path"
import type { Source } from "../parts/files"

type Exists = (path: string) => boolean

/** Each path in the README's "Where is ...?" table must exist. */
export function wrongPlaces(readme: string, exists: Exists): string[] {
  const rows = (readme.split(/^#+ *Where is\b.*$/im)[1] ?? "").split(/^#/m)[0]!.split("\n")
  const places = rows.filter((row) => row.startsWith("|")).flatMap((row) => [...row.matchAll(/`([^`]+)`/g)])
  if (places.length === 0) return ['README.md lacks the table "Where is ...?"']
  return places
    .map(([, place = ""]) => place)
    .filter((place) => !exists(place.replace(/\/$/, "")))
    .map((place) => `README.md says ${place}, which does not exist`)
}

/** Each relative link and picture in the documents must lead somewhere. */
export function deadLinks(documents: Source[], exists: Exists): string[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!\w+:|#)([^)\s#]+)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !exists(posix.join(posix.dirname(path), decodeURIComponent(link))))
      .map((link) => `${path} links to ${link}, which does not exist`),
  )
}
