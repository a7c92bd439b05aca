"use client"
import { Printer } from "lucide-react"
import { Button } from "@/components/ui/button"

export const Print = ({ children }: { children: string }) => (
  <Button look="primary" onClick={() => window.print()}>
    <Printer aria-hidden className="size-4" />
    {children}
  </Button>
)
