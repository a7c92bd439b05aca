"use client"
import { Phone } from "lucide-react"
import { useTranslations } from "next-intl"
import { Button, buttonLook } from "@/components/ui/button"
import type { CaseFile, PhoneFile } from "../case-file"
import { type Calling, DIALLER } from "../hooks/use-call"
import { KeyCap } from "../key-cap"
import { CopyNumber } from "./copy-number"

/** F1 presses the link with this id. */
export const CALL_LINK = "call-link"

type Props = { file: CaseFile; calling: Calling; disabled: boolean; onDial: (place: number) => void }

/** The contact's numbers with the one to try first, and what is heard on the line. */
export function CallButton({ file, calling, disabled, onDial }: Props) {
  const t = useTranslations("interviewer.strip")
  const { call } = calling
  const phones = file.contact?.phones ?? []
  const due = phones.some(({ place }) => place === file.phoneDue) ? file.phoneDue : 1
  const said = !call ? null : call.hungUpAt ? "over" : call.answeredAt ? "talking" : "calling"
  return (
    <div className="grid gap-2">
      <ul className="grid gap-2">
        {phones.map((phone) => (
          <NumberLine
            key={phone.place}
            phone={phone}
            due={phone.place === due}
            alone={phones.length === 1}
            called={call?.phone === phone.place}
            onDial={() => onDial(phone.place)}
          />
        ))}
      </ul>
      <span role="status" className="text-sm text-soft empty:hidden">
        {said && t(said)}
      </span>
      {DIALLER.byHand && said && said !== "over" && (
        <Button size="small" disabled={disabled} onClick={calling.say} className="justify-self-start">
          {t(said === "calling" ? "answered" : "hungUp")} <KeyCap>F9</KeyCap>
        </Button>
      )}
    </div>
  )
}

type NumberProps = { phone: PhoneFile; due: boolean; alone: boolean; called: boolean; onDial: () => void }

function NumberLine({ phone, due, alone, called, onDial }: NumberProps) {
  const t = useTranslations("interviewer.strip")
  const look = `${buttonLook(due && !called ? "primary" : "plain")} px-3! whitespace-nowrap`
  const words = (
    <>
      <Phone aria-hidden className="size-4" />
      <span className="sr-only">{t("call")}</span> {phone.shown} {due && <KeyCap>F1</KeyCap>}
    </>
  )
  const address = DIALLER.address(phone.number)
  return (
    <li className="grid gap-1">
      {due && !alone && <span className="text-sm font-medium text-accent">{t("due")}</span>}
      <div className="flex flex-wrap gap-2">
        {address ? (
          <a id={due ? CALL_LINK : undefined} href={address} onClick={onDial} className={look}>
            {words}
          </a>
        ) : (
          <button type="button" id={due ? CALL_LINK : undefined} onClick={onDial} className={look}>
            {words}
          </button>
        )}
        <CopyNumber number={phone.number} shown={phone.shown} />
      </div>
    </li>
  )
}
