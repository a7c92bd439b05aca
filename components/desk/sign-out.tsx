"use client"
import { LogOut } from "lucide-react"
import { signOut } from "next-auth/react"
import { useTranslations } from "next-intl"
import { Button } from "../ui/button"
import { forgetKeptPages } from "./kept-pages"

export function SignOut() {
  const t = useTranslations("common")
  // What a session kept on this machine goes with it, whatever becomes of the request.
  const leave = () => forgetKeptPages().finally(() => signOut({ callbackUrl: "/sign-in" }))
  return (
    <Button look="quiet" size="small" onClick={leave}>
      <LogOut aria-hidden className="size-4" />
      {t("signOut")}
    </Button>
  )
}
