// What is sent with a link, in the language that is spoken with the respondent.
import { createTranslator } from "next-intl"
import type { Tx } from "@/db/client"
import type { OpenCase } from "@/db/queries/console"
import { findInstrument } from "@/db/queries/instruments"
import type { LinkWords } from "@/db/queries/send-link"
import { isLocale, messagesOf } from "@/messages"

export async function linkWords(tx: Tx, { running, caseRow, wave }: OpenCase, link: string): Promise<LinkWords> {
  const { study } = await findInstrument(tx, running?.instrumentId ?? wave.instrumentId)
  const locale = [running?.language, caseRow.language, ...study.languages].find(isLocale) ?? "kk"
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "respondent.callLink" })
  const organiser = study.texts.organiser[locale] ?? ""
  return { subject: t("subject"), text: t("sms", { link }), body: t("mail", { link, organiser }) }
}
