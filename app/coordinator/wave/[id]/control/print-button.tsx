"use client"
import { Printer } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"

export const PrintButton = ({ children }: { children: ReactNode }) => (
  <Button onClick={() => window.print()}>
    <Printer aria-hidden className="size-4" /> {children}
  </Button>
)
