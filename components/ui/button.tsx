import clsx from "clsx"
import type { ComponentProps } from "react"

const LOOKS = {
  primary: "bg-accent text-on-accent border-accent hover:opacity-90",
  plain: "bg-surface text-ink border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-accent border-transparent hover:bg-accent-soft",
  danger: "bg-surface text-bad border-bad hover:bg-bad-soft",
} as const

const SIZES = {
  normal: "min-h-10 px-4 text-sm",
  large: "min-h-14 px-6 text-lg",
  small: "min-h-8 px-3 text-sm",
} as const

type Props = ComponentProps<"button"> & { look?: keyof typeof LOOKS; size?: keyof typeof SIZES }

/** The classes, for links that look like buttons. */
export const buttonLook = (look: keyof typeof LOOKS = "plain", size: keyof typeof SIZES = "normal"): string =>
  clsx(
    "inline-flex items-center justify-center gap-2 rounded-md border font-medium transition-colors duration-100",
    "disabled:cursor-not-allowed disabled:opacity-50",
    LOOKS[look],
    SIZES[size],
  )

export function Button({ look = "plain", size = "normal", className, type = "button", ...rest }: Props) {
  return <button type={type} className={clsx(buttonLook(look, size), className)} {...rest} />
}
