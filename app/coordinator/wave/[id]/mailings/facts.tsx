import { useFormatter, useTranslations } from "next-intl"
import type { MailingView } from "@/db/queries/mailing-view"
import { type NamedAxes, nameIn } from "@/lib/report/axes"

type Props = {
  mailing: Pick<MailingView, "channel" | "after" | "plan">
  /** The name of what it reminds of. */
  before: string | undefined
  axes: NamedAxes
  short?: boolean
}

/** More names than these are a number in a line. */
const MANY = 3

/** What a mailing is, to whom and when; in a line, or with everything. */
export function MailingFacts({ mailing, before, axes, short = false }: Props) {
  const t = useTranslations("coordinator.mailings")
  const format = useFormatter()
  const { channel, after, plan } = mailing
  const day = format.dateTime(new Date(`${plan.from}T00:00:00Z`), { dateStyle: "short", timeZone: "UTC" })
  const kind = after ? t("reminder", { name: before ?? "–" }) : t("invitation")
  const places = (["region", "service"] as const).flatMap((axis) => {
    const codes = axis === "region" ? plan.regions : plan.services
    const named = codes.map((code) => nameIn(axes, axis, code)?.label ?? code)
    const many = short && named.length > MANY ? t("chosen", { n: named.length }) : named.join(", ")
    return axes[axis] ? [{ label: axes[axis].label, names: many || t("everyone") }] : []
  })
  if (short)
    return (
      <p className="text-sm break-words text-soft">
        {[t(`channels.${channel}`), kind, day, ...places.map(({ label, names }) => `${label}: ${names}`)].join(" · ")}
      </p>
    )
  const facts = [
    [t("channel"), t(`channels.${channel}`)],
    [t("kind"), kind],
    ...places.map(({ label, names }) => [label, names] as const),
    [t("from"), day],
    ...(after && plan.daysAfter ? [[t("daysAfter"), format.number(plan.daysAfter)] as const] : []),
    [t("perMinute"), format.number(plan.perMinute)],
    [t("quiet"), plan.quiet.from === plan.quiet.to ? "–" : `${plan.quiet.from} – ${plan.quiet.to}`],
  ] as const
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[max-content_1fr]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
