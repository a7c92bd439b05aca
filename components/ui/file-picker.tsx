"use client"
import clsx from "clsx"
import type { ComponentProps } from "react"
import { buttonLook } from "./button"

type Props = Omit<ComponentProps<"input">, "type" | "onChange"> & {
  words: string
  /** Name of the file, or words for none. */
  chosen: string
  pick: (file: File) => void
}

/** The browser's own picker speaks the browser's language; this one speaks ours. */
export function FilePicker({ words, chosen, pick, ...rest }: Props) {
  return (
    <span className="flex flex-wrap items-center gap-3">
      <input
        type="file"
        className="peer sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) pick(file)
        }}
        {...rest}
      />
      <label
        htmlFor={rest.id}
        className={clsx(
          buttonLook("plain"),
          "cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-accent",
        )}
      >
        {words}
      </label>
      <span className="min-w-0 break-all">{chosen}</span>
    </span>
  )
}
