import { getLocale, getTranslations } from "next-intl/server"
import { attributeOf, FIELDS, type Field } from "@/lib/sample/headers"
import { attributesOf } from "@/lib/sample/known-codes"
import type { Study } from "@/lib/study/study"

/** Names of the fields of a list, those of the study's own dimensions too. */
export async function fieldWords(study: Study): Promise<(field: string) => string> {
  const t = await getTranslations("lists.fields")
  const locale = await getLocale()
  const dimensions = attributesOf(study)
  return (field) => {
    const attribute = attributeOf(field as Field)
    if (attribute === null) return t(field as "name")
    return dimensions.find(({ name }) => name === attribute)?.label?.[locale] ?? attribute
  }
}

/** Every field that a column may be said to hold. */
export const fieldsOfStudy = (study: Study): Field[] => [
  ...FIELDS.filter((field) => (field === "region" || field === "service" ? study.axes[field] !== undefined : true)),
  ...attributesOf(study).map(({ name }): Field => `attribute:${name}`),
]
