/** The key that does it, as on the keyboard. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className="inline-grid min-w-7 shrink-0 place-items-center rounded border border-line-strong bg-page px-1.5 py-0.5 font-sans text-sm font-semibold text-soft">
      {children}
    </kbd>
  )
}
