import { Lock, LockOpen } from "lucide-react"
import { useFormatter, useLocale, useTranslations } from "next-intl"
import { Card } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import type { HoldRow } from "@/db/queries/holds-list"
import { numberIn } from "@/lib/report/numbers"
import { WrittenForm } from "./form"
import { Reasons } from "./reasons"

/** One hold: since when and why, what is still to be checked, and how it was lifted or can be. */
export function Hold({ hold, lifts }: { hold: HoldRow; lifts: boolean }) {
  const t = useTranslations("hold")
  const locale = useLocale()
  const at = useFormatter().dateTime
  const { person, reasons, since, open, liftedAt, lifter, words } = hold
  const lifted = liftedAt !== null
  return (
    <li>
      <Card
        title={<span className="break-words">{person}</span>}
        action={
          <Status look={lifted ? "neutral" : "warn"} icon={lifted ? LockOpen : Lock}>
            {t(lifted ? "state.lifted" : "state.open")}
          </Status>
        }
      >
        <div className="grid gap-3">
          <div className="text-sm">
            <p className="text-soft">{t("since", { time: at(since, { dateStyle: "short", timeStyle: "short" }) })}</p>
            <Reasons reasons={reasons} />
            <p>{open === 0 ? t("noneOpen") : t("open", { n: numberIn(locale, open) })}</p>
          </div>
          {lifted && (
            <div className="border-l-2 border-line-strong pl-3 text-sm">
              <p className="text-soft">
                {t("lifted", { time: at(liftedAt, { dateStyle: "short", timeStyle: "short" }), person: lifter ?? "–" })}
              </p>
              <p className="break-words whitespace-pre-line">{words}</p>
            </div>
          )}
          {!lifted && lifts && <WrittenForm of="lift" id={hold.id} person={person} />}
        </div>
      </Card>
    </li>
  )
}
