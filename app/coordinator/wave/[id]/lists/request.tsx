import { Ban, Check, CheckCheck, CircleSlash, Clock, Send } from "lucide-react"
import { getFormatter, getTranslations } from "next-intl/server"
import { Status } from "@/components/ui/status"
import type { RequestRow } from "@/db/queries/list-requests"
import { type RequestStep, stepsAfter } from "@/lib/sample/list-request"
import { StepForm } from "./step-form"

const LOOKS = {
  requested: { look: "neutral", icon: Send },
  reminded: { look: "neutral", icon: Clock },
  received: { look: "good", icon: CheckCheck },
  partly_received: { look: "accent", icon: Check },
  refused: { look: "bad", icon: Ban },
  withdrawn: { look: "neutral", icon: CircleSlash },
} as const satisfies Record<RequestStep, object>

type Props = {
  request: RequestRow
  name: string
  today: string
  /** Lists that came by it. */
  lists: readonly string[]
  mayChange: boolean
}

/** One request: where it stands, when to remind, what came of it, and every step. */
export async function Request({ request, name, today, lists, mayChange }: Props) {
  const t = await getTranslations("lists.register")
  const format = await getFormatter()
  const day = (on: string) => format.dateTime(new Date(`${on}T00:00:00Z`), { dateStyle: "short", timeZone: "UTC" })
  const [first, ...others] = stepsAfter(request.state)
  return (
    <li className="grid gap-2 border-t border-line py-3" data-request={request.state}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 font-medium break-words">{name}</h3>
        <Status {...LOOKS[request.state]}>{t(`steps.${request.state}`)}</Status>
        {request.due && (
          <Status look="warn" icon={Clock}>
            {t("due")}
          </Status>
        )}
      </div>
      {request.remindOn && !request.due && (
        <p className="text-sm text-soft">{t("remindOn", { date: day(request.remindOn) })}</p>
      )}
      <ol className="grid gap-1 text-sm">
        {request.steps.map(({ step, on, note, person, at }) => (
          <li key={at.toISOString()} className="break-words">
            {day(on)}: {t(`steps.${step}`)} <span className="text-soft">({person})</span>
            {note && ` – ${note}`}
          </li>
        ))}
      </ol>
      {lists.length > 0 && <p className="text-sm break-words">{t("lists", { lists: lists.join(", ") })}</p>}
      {mayChange && first && <StepForm requestId={request.id} name={name} today={today} steps={[first, ...others]} />}
    </li>
  )
}
