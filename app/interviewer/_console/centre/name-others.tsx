"use client"
import { UserPlus } from "lucide-react"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { noteOthers } from "../../case/[id]/refer-actions"
import type { ReferralFile } from "../case-file"
import { FailureNotice } from "../failure-notice"
import { attempt, type Failure } from "../hooks/attempt"
import { type NamedEntered, ReferRequest } from "../refer-request"
import { NamedRow } from "./named-row"

type Props = {
  caseId: string
  referral: ReferralFile
  /** What the respondent speaks. */
  language: string
  open: boolean
  onOpen: (open: boolean) => void
  offline: boolean
}

type Taken = Readonly<{ noted: number; enough: number }>

/** After a complete interview: whom else the respondent names. Needs the network: numbers do not lie on this machine. */
export function NameOthers({ caseId, referral, language, open, onOpen, offline }: Props) {
  const t = useTranslations("interviewer.referral")
  const [taken, setTaken] = useState<Taken | null>(null)
  if (offline) return <p className="text-soft">{t("offline")}</p>
  if (taken) {
    return (
      <Notice kind="good">
        <p role="status">
          {t("noted", { noted: taken.noted })} {taken.enough > 0 && t("enough", { enough: taken.enough })}
        </p>
      </Notice>
    )
  }
  if (!open) {
    return (
      <div>
        <Button onClick={() => onOpen(true)}>
          <UserPlus aria-hidden className="size-5" />
          {t("title")}
        </Button>
      </div>
    )
  }
  const done = (result: Taken) => {
    setTaken(result)
    onOpen(false)
  }
  return <NamingForm {...{ caseId, referral, language }} onTaken={done} onSkip={() => onOpen(false)} />
}

type FormProps = Pick<Props, "caseId" | "referral" | "language"> & {
  onTaken: (taken: Taken) => void
  onSkip: () => void
}

function NamingForm({ caseId, referral, language, onTaken, onSkip }: FormProps) {
  const t = useTranslations("interviewer.referral")
  const { limit, ask, region } = referral
  const blank: NamedEntered = { phone: "", name: "", region }
  const [people, setPeople] = useState<readonly NamedEntered[]>([blank])
  const [consent, setConsent] = useState(false)
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    setFailure(null)
    const checked = ReferRequest.safeParse({ caseId, consent, people })
    setFields(checked.success ? {} : fieldsOf(checked.error.issues))
    if (!checked.success) return
    setBusy(true)
    const answer = await attempt(() => noteOthers(checked.data))
    setBusy(false)
    if (answer.ok) return onTaken(answer.value)
    setFields(answer.failure.fields)
    if (Object.keys(answer.failure.fields).length === 0) setFailure(answer.failure)
  }
  const change = (at: number, person: NamedEntered) => setPeople(people.map((one, n) => (n === at ? person : one)))
  return (
    <form
      method="post"
      onSubmit={save}
      noValidate
      className="grid max-w-2xl gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <div>
        <p className="text-sm text-soft">{t("ask")}</p>
        <p lang={language} className="text-xl">
          {ask[language]}
        </p>
      </div>
      <p className="text-sm text-soft">{t("hint", { n: limit })}</p>
      {people.map((person, at) => (
        <NamedRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are added and removed at the end only
          key={at}
          n={at + 1}
          person={person}
          regions={referral.regions}
          error={fields[`people.${at}.phone`] ? t("phoneWrong") : undefined}
          onChange={(changed) => change(at, changed)}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        {people.length < limit && <Button onClick={() => setPeople([...people, blank])}>{t("add")}</Button>}
        {people.length > 1 && <Button onClick={() => setPeople(people.slice(0, -1))}>{t("remove")}</Button>}
      </div>
      <div>
        <label className="flex min-h-10 items-center gap-3">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={consent}
            onChange={(event) => setConsent(event.target.checked)}
            aria-invalid={fields.consent !== undefined}
          />
          {t("consent")}
        </label>
        {fields.consent && (
          <p role="alert" className="text-sm text-bad">
            {t("consentNeeded")}
          </p>
        )}
      </div>
      <FailureNotice failure={failure} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" size="large" type="submit" disabled={busy}>
          {t("save")}
        </Button>
        <Button size="large" onClick={onSkip}>
          {t("skip")}
        </Button>
      </div>
    </form>
  )
}

const fieldsOf = (issues: readonly { path: PropertyKey[]; message: string }[]) =>
  Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]))
