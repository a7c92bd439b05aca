"use client"
import { Download as DownloadIcon } from "lucide-react"
import type { ReactNode } from "react"
import { csvOf } from "@/lib/report/csv"
import { Button } from "./button"

type Props = { name: string; rows: readonly (readonly string[])[]; children: ReactNode }

/** Saves a table as a CSV file without another trip to the server: what is shown once can still be kept. */
export function Download({ name, rows, children }: Props) {
  function save() {
    const url = URL.createObjectURL(new Blob([csvOf(rows)], { type: "text/csv;charset=utf-8" }))
    const link = Object.assign(document.createElement("a"), { href: url, download: name })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button onClick={save}>
      <DownloadIcon aria-hidden className="size-4" />
      {children}
    </Button>
  )
}
