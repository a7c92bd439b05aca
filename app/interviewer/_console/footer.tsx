"use client"
import { useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import { KeyCap } from "./key-cap"
import type { SheetName } from "./keys"
import type { OutboxState } from "./outbox/sender"
import { Saved } from "./saved"
import { Timer } from "./timer"

type Props = {
  outbox: OutboxState | null
  onDisk: boolean
  since: string | null
  disabled: boolean
  onSheet: (sheet: SheetName) => void
}

const BUTTONS: readonly Readonly<{ sheet: SheetName; key: string }>[] = [
  { sheet: "outcome", key: "F2" },
  { sheet: "appointment", key: "F3" },
  { sheet: "note", key: "F4" },
  { sheet: "help", key: "F6" },
  { sheet: "jump", key: "F7" },
  { sheet: "link", key: "F8" },
  { sheet: "keys", key: "?" },
]

/** How things stand, the clock of the call, and what can be done at any moment. */
export function Footer({ outbox, onDisk, since, disabled, onSheet }: Props) {
  const t = useTranslations("interviewer.footer")
  return (
    <footer className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line bg-surface px-3 py-1.5">
      <div className="flex min-w-0 flex-wrap items-center gap-3">
        {outbox && <Saved outbox={outbox} onDisk={onDisk} />}
        <Timer since={since} />
      </div>
      <div className="ml-auto flex flex-wrap gap-1.5">
        {BUTTONS.map(({ sheet, key }) => (
          <Button
            key={sheet}
            size="small"
            className={sheet === "keys" ? "min-h-9 max-lg:hidden" : "min-h-9 max-sm:px-2!"}
            disabled={disabled && sheet !== "keys"}
            onClick={() => onSheet(sheet)}
          >
            {t(sheet)}
            <span className="hidden lg:inline">
              <KeyCap>{key}</KeyCap>
            </span>
          </Button>
        ))}
      </div>
    </footer>
  )
}
