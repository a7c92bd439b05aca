import { ask, block, example } from "./build"

/** Three languages of every word, with the service's name inside. */
export const languages = example("languages", {
  title: { kk: "Сауалнама", ru: "Анкета", en: "Survey" },
  languages: ["kk", "ru", "en"],
  preloads: ["service_name"],
  lists: {
    yes_no: [
      { code: "yes", label: { kk: "Иә", ru: "Да", en: "Yes" } },
      { code: "no", label: { kk: "Жоқ", ru: "Нет", en: "No" } },
    ],
  },
  blocks: [
    {
      ...block("main", [
        ask("received", "select_one", {
          list: "yes_no",
          label: {
            kk: "Сіз «${service_name}» қызметін алдыңыз ба?",
            ru: "Получали ли Вы услугу «${service_name}»?",
            en: "Did you receive “${service_name}”?",
          },
        }),
      ]),
      label: { kk: "Қызмет", ru: "Услуга", en: "Service" },
    },
  ],
})
