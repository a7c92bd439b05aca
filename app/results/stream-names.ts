import { getTranslations } from "next-intl/server"

const SOURCES = ["list", "snowball", "open"] as const

/** Streams in words: sources by name, interviewers by number, in the order given. */
export async function streamNames(streams: readonly { stream: string }[]): Promise<ReadonlyMap<string, string>> {
  const t = await getTranslations("release.view")
  const words = await getTranslations("common.modes")
  const people: string[] = []
  return new Map(
    streams.map(({ stream }) => {
      const [code = "", of = ""] = stream.split("/")
      const mode = words(code as "phone")
      const source = SOURCES.find((name) => name === of)
      if (source) return [stream, t("streamSource", { mode, source: t(`sources.${source}`) })]
      if (!people.includes(of)) people.push(of)
      return [stream, t("streamOf", { mode, number: people.indexOf(of) + 1 })]
    }),
  )
}
