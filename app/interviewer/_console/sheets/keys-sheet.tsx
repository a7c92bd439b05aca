"use client"
import { useTranslations } from "next-intl"
import { KeyCap } from "../key-cap"
import { Sheet } from "./sheet"

const KEYS = [
  ["1–9 A–Z", "row"],
  ["0", "notApplicable"],
  ["D", "dontKnow"],
  ["M", "dontRemember"],
  ["R", "refused"],
  ["↑ ↓", "move"],
  ["Enter", "accept"],
  ["Backspace ←", "back"],
  ["→", "forward"],
  ["Delete", "clear"],
  ["End", "resume"],
  ["Ctrl+L", "language"],
  ["F1", "call"],
  ["F2", "outcome"],
  ["F3", "appointment"],
  ["F4", "note"],
  ["F6", "help"],
  ["F7", "jump"],
  ["F8", "link"],
  ["F9", "say"],
  ["Ctrl+Enter", "confirm"],
  ["Esc", "close"],
] as const

/** Every key of the console. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("interviewer.keys")
  return (
    <Sheet title={t("title")} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {KEYS.map(([key, name]) => (
          <div key={key} className="contents">
            <dt>
              <KeyCap>{key}</KeyCap>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-soft">{t("anyLayout")}</p>
    </Sheet>
  )
}
