import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listAudit } from "@/db/queries/audit"
import { auditHead } from "@/db/queries/audit-chain"
import { listPeople, listTeams } from "@/db/queries/people"
import { listWaves } from "@/db/queries/waves"
import { numberIn } from "@/lib/report/numbers"
import { detailWords, thingWords, verbWords } from "./words"

const NEWEST = 100

export async function generateMetadata() {
  return { title: (await getTranslations("admin.audit"))("title") }
}

export default async function AuditPage() {
  const person = await requirePerson("audit.read")
  const t = await getTranslations()
  const format = await getFormatter()
  const [lines, newest, people, waves, teams] = await read(() =>
    Promise.all([listAudit(db(), NEWEST), auditHead(db()), listPeople(db()), listWaves(db()), listTeams(db())]),
  )
  const names = new Map([...people, ...waves, ...teams].map(({ id, name }) => [id, name]))
  const head = (["at", "who", "what", "thing", "details"] as const).map((name) => t(`admin.audit.${name}`))
  const look = "px-2 py-1.5 max-md:block max-md:py-0.5"
  return (
    <Desk person={person} title={t("admin.audit.title")}>
      <Card>
        <p className="mb-3 text-sm text-soft">{t("admin.audit.hint", { count: NEWEST })}</p>
        {newest && (
          <div className="mb-4 grid max-w-3xl gap-1 border-l-2 border-line-strong pl-3 text-sm">
            <p className="wrap-anywhere">
              {t("admin.audit.chain", { n: numberIn(await getLocale(), newest.seq), hash: newest.hash })}
            </p>
            <p className="text-soft">{t("admin.audit.chainHint")}</p>
          </div>
        )}
        {lines.length === 0 && <Empty>{t("admin.audit.empty")}</Empty>}
        {lines.length > 0 && (
          <table className="w-full border-collapse text-left text-sm max-md:block">
            <thead className="max-md:sr-only">
              <tr className="border-b border-line-strong">
                {head.map((words) => (
                  <th key={words} scope="col" className="px-2 py-1 font-medium">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="max-md:block">
              {lines.map((line) => (
                <tr key={line.id} className="border-b border-line align-top max-md:block max-md:py-2">
                  <td className={`${look} text-soft sm:whitespace-nowrap`}>
                    {format.dateTime(line.at, { dateStyle: "short", timeStyle: "medium" })}
                  </td>
                  <td className={look}>
                    {line.actor === "person" ? names.get(line.personId ?? "") : t(`admin.audit.${line.actor}`)}
                  </td>
                  <td className={`${look} font-medium`}>{verbWords(t as never, line.verb)}</td>
                  <td className={look}>{thingWords(t as never, line.thing, line.thingId, names)}</td>
                  <td className={`${look} wrap-anywhere`}>
                    {detailWords(t as never, line.details).map(({ name, value }) => (
                      <span key={name} className="mr-3 inline-block">
                        <span className="text-soft">{name}:</span> {value}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Desk>
  )
}
