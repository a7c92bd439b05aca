import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { Place } from "@/components/report/board-cell"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import type { HeldCase, Member } from "@/db/queries/team"
import { namedAxes, nameIn } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"
import { caseNumber } from "@/lib/sample/case-number"
import { db } from "../_server/database"
import { Release } from "./release"

/** Interviewers, what each has in hand, and their day; lines under each other on a phone. */
export async function Members({ members }: { members: readonly Member[] }) {
  const t = await getTranslations("supervisor")
  const locale = await getLocale()
  const order = new Intl.Collator(locale)
  const total = (of: (member: Member) => number) =>
    numberIn(
      locale,
      members.reduce((sum, member) => sum + of(member), 0),
    )
  return (
    <table className="w-full border-collapse text-left text-sm max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="border-b border-line-strong">
          <Head>{t("member")}</Head>
          <Head>{t("now")}</Head>
          <Head right>{t("calls")}</Head>
          <Head right>{t("completed")}</Head>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {[...members]
          .sort((a, b) => order.compare(a.name, b.name))
          .map((member) => (
            <tr key={member.id} className="border-b border-line align-top max-sm:block max-sm:py-2">
              <th scope="row" className="px-2 py-2 font-medium max-sm:block max-sm:pb-0">
                {member.name}
              </th>
              <td className="px-2 py-2 max-sm:block">
                {member.held ? (
                  <Held held={member.held} name={member.name} />
                ) : (
                  <span className="text-soft">{t("free")}</span>
                )}
              </td>
              <Figure label={t("calls")}>{numberIn(locale, member.calls)}</Figure>
              <Figure label={t("completed")}>{numberIn(locale, member.completed)}</Figure>
            </tr>
          ))}
        <tr className="font-medium max-sm:block max-sm:py-2">
          <th scope="row" colSpan={2} className="px-2 py-2 font-medium max-sm:block">
            {t("total")}
          </th>
          <Figure label={t("calls")}>{total((member) => member.calls)}</Figure>
          <Figure label={t("completed")}>{total((member) => member.completed)}</Figure>
        </tr>
      </tbody>
    </table>
  )
}

const Head = ({ children, right }: { children: string; right?: boolean }) => (
  <th scope="col" className={`px-2 py-1 font-medium ${right ? "text-right" : ""}`}>
    {children}
  </th>
)

const Figure = ({ label, children }: { label: string; children: string }) => (
  <td className="px-2 py-2 text-right max-sm:flex max-sm:justify-between max-sm:py-0.5">
    <span className="text-soft sm:hidden">{label}</span>
    <span>{children}</span>
  </td>
)

async function Held({ held, name }: { held: HeldCase; name: string }) {
  const t = await getTranslations("supervisor")
  const format = await getFormatter()
  const { study } = await read(() => findInstrument(db(), held.instrumentId))
  const axes = namedAxes(study, await getLocale(), null)
  const service = nameIn(axes, "service", held.service)
  const region = nameIn(axes, "region", held.region)
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="grid gap-0.5">
        <span className="font-medium">{caseNumber(held.id)}</span>
        {service && <Place named={service} />}
        {region && <span>{region.label}</span>}
        <span className="text-soft">
          {held.since ? t("since", { time: format.dateTime(held.since, { timeStyle: "short" }) }) : t("notStarted")}
        </span>
      </div>
      <Release caseId={held.id} number={caseNumber(held.id)} name={name} />
    </div>
  )
}
