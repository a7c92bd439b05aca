import { Phone } from "lucide-react"
import { getFormatter, getTranslations } from "next-intl/server"
import { db, vault } from "@/app/_server/database"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { findContactOfCheck, type OpenedCheck } from "@/db/queries/verifications"
import type { Person } from "@/lib/permission"
import { displayPhone } from "@/lib/sample/phone"
import { contactOf, ENOUGH_ATTEMPTS } from "@/lib/verification/attempts"
import { AttemptButtons } from "./attempt-buttons"

/** The one place where a supervisor sees a name and a number: of a check in hand. */
export async function Contact({ person, check }: { person: Person; check: OpenedCheck }) {
  const { verification, attempts } = check
  const t = await getTranslations("verification.contact")
  const sealed = await read(() => findContactOfCheck(db(), person, verification.id))
  const contact: { name: string; phone: string } | null = sealed && JSON.parse(vault().open(sealed))
  const reached = contactOf(attempts.map(({ outcome }) => outcome)) === "reached"
  return (
    <Card title={t("title")}>
      {contact ? (
        <div className="grid gap-4">
          <div className="flex flex-wrap items-center gap-4">
            <span className="text-lg font-medium">{contact.name}</span>
            <a href={`tel:${contact.phone}`} className={buttonLook(reached ? "plain" : "primary")}>
              <Phone aria-hidden className="size-4" />
              {t("call", { phone: displayPhone(contact.phone) })}
            </a>
          </div>
          {!verification.blindAt && <AttemptButtons id={verification.id} />}
          <History check={check} />
          {!reached && <p className="text-sm text-soft">{t("enough", { count: ENOUGH_ATTEMPTS })}</p>}
        </div>
      ) : (
        <Notice kind="info">{t("none")}</Notice>
      )}
    </Card>
  )
}

async function History({ check: { attempts } }: { check: OpenedCheck }) {
  const t = await getTranslations("verification.contact")
  const format = await getFormatter()
  return (
    <div>
      <h3 className="text-sm font-medium">{t("history")}</h3>
      {attempts.length === 0 ? (
        <p className="text-sm text-soft">{t("noAttempts")}</p>
      ) : (
        <ol className="grid gap-0.5 text-sm">
          {attempts.map(({ at, outcome, person }) => (
            <li key={at.toISOString()}>
              {format.dateTime(at, { dateStyle: "short", timeStyle: "short" })}: {t(`outcomes.${outcome}`)}{" "}
              <span className="text-soft">({person})</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
