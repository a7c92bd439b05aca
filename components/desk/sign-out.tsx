"use client"
import { LogOut } from "lucide-react"
import { signOut } from "next-auth/react"
import { useTranslations } from "next-intl"
import { Button } from "../ui/button"

export function SignOut() {
  const t = useTranslations("common")
  return (
    <Button look="quiet" size="small" onClick={() => signOut({ callbackUrl: "/sign-in" })}>
      <LogOut aria-hidden className="size-4" />
      {t("signOut")}
    </Button>
  )
}
