"use client"
import { Check, Copy as CopyIcon } from "lucide-react"
import { type ReactNode, useState } from "react"
import { Button } from "./button"

/** Puts words on the clipboard and says so. Where the browser forbids it, the words beside it can be selected. */
export function Copy({ words, label, copied }: { words: string; label: ReactNode; copied: ReactNode }) {
  const [done, setDone] = useState(false)
  const Icon = done ? Check : CopyIcon
  return (
    <Button
      size="small"
      onClick={() =>
        navigator.clipboard.writeText(words).then(
          () => setDone(true),
          () => setDone(false),
        )
      }
    >
      <Icon aria-hidden className="size-4" />
      <span role="status">{done ? copied : label}</span>
    </Button>
  )
}
