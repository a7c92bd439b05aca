import { redirect } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { currentPerson } from "@/app/_server/auth"
import { env } from "@/app/_server/env"
import { LanguageSwitch } from "@/components/desk/language-switch"
import { ThemeSwitch } from "@/components/desk/theme-switch"
import { homeOf } from "@/lib/permission"
import { PRACTICE_PEOPLE } from "@/lib/practice"
import { SignInForm } from "./sign-in-form"

export async function generateMetadata() {
  return { title: (await getTranslations("signIn"))("title") }
}

export default async function SignIn() {
  const person = await currentPerson()
  if (person) redirect(homeOf(person.role))
  const t = await getTranslations()
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-6 p-4">
      <div>
        <p className="text-3xl font-bold text-accent">{t("common.product")}</p>
        <p className="text-soft">{t("common.tagline")}</p>
      </div>
      <div className="rounded-lg border border-line bg-surface p-6">
        <h1 className="mb-4 text-xl font-semibold">{t("signIn.title")}</h1>
        <SignInForm practice={env().SAUAL_DEMO === "1" ? PRACTICE_PEOPLE : []} />
      </div>
      <div className="flex justify-between gap-2">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </main>
  )
}
