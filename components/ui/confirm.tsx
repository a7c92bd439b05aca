"use client"
import { useTranslations } from "next-intl"
import { AlertDialog } from "radix-ui"
import { type ReactNode, useState } from "react"
import { Button, buttonLook } from "./button"
import { attempt, Refusal, type Refused } from "./refusal"

type Props = {
  trigger: ReactNode
  look?: Parameters<typeof buttonLook>[0]
  size?: Parameters<typeof buttonLook>[1]
  title: ReactNode
  children: ReactNode
  /** Words of the button that does it. */
  confirm: ReactNode
  run: () => Promise<{ ok: true; value: unknown } | Refused>
  done?: () => void
  /** Better words for some refusals. */
  words?: Readonly<Record<string, string>>
}

/** Asks before it does something that others will notice; a refusal is shown where it was asked. */
export function Confirm({
  trigger,
  look = "plain",
  size = "normal",
  title,
  children,
  confirm,
  run,
  done,
  words,
}: Props) {
  const t = useTranslations("common")
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)

  function change(opened: boolean) {
    setOpen(opened)
    setRefused(null)
  }

  async function go() {
    setBusy(true)
    const result = await attempt(run)
    setBusy(false)
    setRefused(result.ok ? null : result)
    if (!result.ok) return
    setOpen(false)
    done?.()
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={change}>
      <AlertDialog.Trigger className={buttonLook(look, size)}>{trigger}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-10 bg-black/50" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-20 grid max-h-[90dvh] w-[calc(100%-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-6">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div>{children}</div>
          </AlertDialog.Description>
          <Refusal of={refused} {...(words && { words })} />
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel className={buttonLook("plain")}>{t("cancel")}</AlertDialog.Cancel>
            <Button look={look === "danger" ? "danger" : "primary"} disabled={busy} onClick={go}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
